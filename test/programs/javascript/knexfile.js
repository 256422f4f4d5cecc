// Update with your config settings.

/** @type {Object.<string, import("knex").Knex.Config>} */
module.exports = {
  development: { client: 'sqlite3', connection: { filename: './dev.sqlite3' } },
  production: {
    client: 'mysql2',
    connection: {
      host: 'db.prod.internal',
      database: 'shop',
      user:     'shop',
      password: '‹password:24›'
    },
    pool: { min: 2, max: 10 }
  }
};
