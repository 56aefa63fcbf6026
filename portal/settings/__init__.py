"""Settings: `base` for all, then `development` (the default), `production` or `test`; `env` reads the environment."""
