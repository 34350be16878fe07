// A file of its own, because the pages' Content Security Policy runs no inline script.
SwaggerUIBundle({ url: "/openapi", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
