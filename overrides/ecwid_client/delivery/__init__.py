"""How one call is delivered: at most once where it must be, again where that is safe.

A call passes through these modules, in this order:

    runner              runs the steps of a call, with threads or with asyncio
      doubt             says so on an exception that would hide whether a request was carried out
    call_flow           one call: waits for its turn, sends attempts, retries or raises
    effects             what the flow asks of the runner: send one request, or wait
      session           what all calls of a client share
      pacing            whose turn it is; shared_pacing counts for several processes
      token_guard       stops everything once the token is refused
      retry_policy      whether a retry is safe, and after how long
    transports          sends one attempt: over a pool of ours or the caller's transport
      attempt           one request without its I/O, and the verdict on what came back
      http11            HTTP/1.1 without sockets; sync_pool and async_pool have the sockets
      limits            timeouts cut to the deadline, and the network's errors
      forks             what a forked child must not share with its parent
    outcome             not sent, known, or unknown
      response_body     unpacks an answer, up to a limit
      error_mapping     from an outcome to the exception that says it
      redaction         text without the token
    raw_response        the answer beside the value, for `with_response`
    guarded_create      a creation that makes one combination, also when an answer is lost
      option_match      finds the combination that was created

The flow knows operations (their `x-retry` above all), never resources; what it must know of single ones stands
in `resources.service_facts`.
"""
