// Starts the sandbox that the npm package hof brings along, with its limit of requests off: an audit asks for many pages.
const sandbox = process.argv[2];
process.chdir(sandbox);
const bootstrap = require(`${sandbox}/../`);

bootstrap({
  routes: [require(`${sandbox}/apps/sandbox`)],
  translations: "./apps/sandbox/translations",
  behaviours: [bootstrap.components.sessionTimeoutWarning],
  getAccessibility: true,
  sessionTimeoutWarningContent: true,
  exitFormContent: true,
  rateLimits: { requests: { active: false } },
  host: process.env.HOST,
  port: process.env.PORT,
  redis: { path: process.env.REDIS_SOCKET },
  session: { secret: require("crypto").randomBytes(16).toString("hex") },
});
