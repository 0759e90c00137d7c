"""The vendor's rules, as code that cites the `x-source` of the contract.

In the order in which a request passes them:

- `service`: the order of all checks, and the way to the operation.
- `access`: token, scopes, plan; `rates`: requests a minute.
- `requests`: query, ids, media type, size and body, read by the contract.
- `operations`: which function carries out which operation. They are in `combinations`, `products`, `search`,
  `filters`, `listed`, `profile`, `categories`, `classes`, `images`, `media`, `videos` and `batches`, get a `call` and
  answer with JSON.
- `displayed`: a combination as a client reads it, and the prices that customers see.
- `product_view`: a product as a client reads it, with what the service adds and computes; `media_view`: its images,
  videos and files.
- `stock`, `options`, `details`, `page_urls`: rules that several operations share. A rule that needs other fields or
  stored data belongs here. A limit of one field's value belongs into `openapi.yaml`: the mock reads it from there.
- `decoding`: whether an upload is an image.
- `shaping`, `response_fields`: an answer in another language, or with some fields only.
- `refusals`: texts and codes of refusals.
- `assumptions`: what nobody outside knows, as switches; `limits`: the mock's own limits.
"""
