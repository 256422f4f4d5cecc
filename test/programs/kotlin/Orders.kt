package com.example

import java.security.MessageDigest
import java.util.Properties

private const val DB_PASSWORD = "‹password:a›"

object Settings {
    const val ADMIN_PASSWORD = "‹password:b›"
    val headers = mapOf("X-Api-Key" to "‹token:c›")
}

enum class Stage(val url: String, val apiToken: String) {
    PROD("https://prod.internal", "‹token:d›"),
    TEST("https://test.internal", "none"),
}

class Mailer(private val user: String = "orders", val smtpPassword: String = "‹password:e›") {
    val lazyPassword by lazy { "‹password:f›" }

    fun url(host: String) = "postgresql://$user:‹password:g›@$host:5432/orders"

    fun properties() = Properties().apply {
        setProperty("user", user)
        setProperty("password", "‹password:h›")
    }

    companion object {
        private const val SIGNING_SECRET = "‹token:i›"

        fun signing() = SIGNING_SECRET.toCharArray()
    }
}

fun queuePassword(): String = System.getenv("QUEUE_PASSWORD") ?: "‹password:j›"

fun main() {
    val mailer = Mailer()
    val seen = listOf(
        DB_PASSWORD,
        Settings.ADMIN_PASSWORD,
        Settings.headers.getValue("X-Api-Key"),
        Stage.PROD.apiToken,
        mailer.smtpPassword,
        mailer.lazyPassword,
        mailer.url("db.internal"),
        mailer.properties().getProperty("password"),
        String(Mailer.signing()),
        queuePassword(),
        warehouse().run { "$user:$password@$host:$port/$database" },
    )
    for (value in seen) {
        val digest = MessageDigest.getInstance("SHA-256").digest(value.toByteArray())
        println(digest.joinToString("") { byte -> "%02x".format(byte) })
    }
}
