SwaggerUIBundle({
  spec: window.contract,
  dom_id: "#contract",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayOperationId: true,
  showExtensions: true,
  showCommonExtensions: true,
  // The page only shows: it asks no server, neither a validator nor a store.
  supportedSubmitMethods: [],
  validatorUrl: null,
});
