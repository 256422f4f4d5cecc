package com.example;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** Sends orders on. */
public class Orders {
    private static final String DB_PASSWORD = "‹password:a›";
    private static final Map<String, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("X-Api-Key", "‹token:b›");
    }

    private final String smtpPassword = "‹password:c›";
    private final Mailer mailer;

    public Orders() {
        this(new Mailer("orders", "‹password:d›"));
    }

    Orders(Mailer mailer) {
        this.mailer = mailer;
    }

    String url(String host) {
        return "postgresql://app:‹password:e›@" + host + ":5432/orders";
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", "app");
        properties.setProperty("password", "‹password:f›");
        return properties;
    }

    String token() {
        Supplier<String> apiToken = () -> "‹token:g›";
        return apiToken.get();
    }

    char[] keystore() {
        char[] keystorePassword = "‹password:h›".toCharArray();
        return keystorePassword;
    }

    String fallback() {
        String queuePassword = Optional.ofNullable(System.getenv("QUEUE_PASSWORD")).orElse("‹password:i›");
        return queuePassword;
    }

    public static void main(String[] args) throws Exception {
        Orders orders = new Orders();
        List<String> seen = List.of(DB_PASSWORD, HEADERS.get("X-Api-Key"), orders.smtpPassword, orders.mailer.password(),
                orders.url("db.internal"), orders.properties().getProperty("password"), orders.token(),
                new String(orders.keystore()), orders.fallback());
        for (String value : seen) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            System.out.println(HexFormat.of().formatHex(digest));
        }
    }

    record Mailer(String user, String password) {
    }
}
