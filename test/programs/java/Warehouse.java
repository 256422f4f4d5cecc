package com.example;

/** Keeps stock in a database. */
public class Warehouse {
    private static final String DB_HOST = "db.internal";
    private static final int DB_PORT = 5432;
    private static final String DB_USER = "warehouse";
    private static final String DB_PASSWORD = "‹password:a›";
    private static final String DB_NAME = "stock";

    public static void main(String[] args) {
        System.out.println(String.join("/", DB_HOST, DB_USER, DB_NAME) + DB_PORT + DB_PASSWORD.hashCode());
    }
}
