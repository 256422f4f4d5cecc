package com.example

/** Where stock is kept. */
class Stock(val stockHost: String, val port: Int, val stockUser: String, val stockPassword: String, val stockName: String)

fun warehouse() =
    Stock(stockHost = "db.internal", port = 5432, stockUser = "warehouse", stockPassword = "‹password:a›", stockName = "stock")
