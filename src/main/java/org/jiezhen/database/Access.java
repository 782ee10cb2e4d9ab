package org.jiezhen.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** How one role reaches one database. */
record Access(String url, String user, String password) {

    /**
     * Opens a connection of its own, outside the pool. Where nobody answers it gives up after five seconds; a server that
     * does, but has much to do, is given thirty.
     */
    Connection connect() throws SQLException {
        var properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "30");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url, properties);
    }

    /** Never the password: a record's own would show it in a log. */
    @Override
    public String toString() {
        return user + " at " + url.replaceFirst("\\?.*", "");
    }
}
