package com.example

/** Where stock is kept. */
class Database(val host: String, val port: Int, val user: String, val password: String, val database: String)

fun warehouse() =
    Database(host = "db.internal", port = 5432, user = "warehouse", password = "‹password:a›", database = "stock")
