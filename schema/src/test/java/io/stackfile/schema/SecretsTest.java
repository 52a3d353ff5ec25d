package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @Test
    void knowsSecretsByTheirNames() {
        assertTrue(Secrets.isSecretName("MYSQL_ROOT_PASSWORD"));
        assertTrue(Secrets.isSecretName("apiKey"));
        assertTrue(Secrets.isSecretName("http_auth"));
        assertFalse(Secrets.isSecretName("TZ"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MYSQL_PASS",
                "PASS",
                "DB_PASS2",
                "mysqlPass",
                "db.pass",
                "MYSQL_PWD",
                "redis-pwd",
                "KEY_PASSPHRASE"
            })
    void aShortWordCountsWhereItStandsForItself(String name) {
        assertTrue(Secrets.isSecretName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PWD", "OLDPWD", "PASSENGER_APP_ENV", "BYPASS", "COMPASS_URL", "PASSIVE_PORTS", "passthrough"})
    void andNotWhereItIsPartOfAnotherOrTheFolderOfAShell(String name) {
        assertFalse(Secrets.isSecretName(name));
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PASSWORD: hunter2                   | PASSWORD: ***
            - PASSWORD=hunter2                  | - PASSWORD=***
            - "PASSWORD=hunter2"                | - "PASSWORD=***
            "PASSWORD": "hun ter2"  # old       | "PASSWORD": ***         # old
            {PASSWORD: hunter2, A: b}           | {PASSWORD: ***    , A: b}
            {A: b, API_KEY: 'x, y', B: hunter2} | {A: b, API_KEY: ***   , B: hunter2}
            PASSWORD:hunter2                    | PASSWORD:***
            - DB_PASSWORD:hunter2               | - DB_PASSWORD:***
            command: run --token=hunter2        | command: run --token=***
            command: run --token hunter2 -v     | command: run --token *** -v
            command: run --token 'hun ter2' -v  | command: run --token *** -v
            command: [run, --token, hunter2]    | command: [run, --token, ***]
            command: ["--token", "hunter2", -v] | command: ["--token", ***, -v]
            command: mongod --auth --bind_ip x  | command: mongod --auth --bind_ip x
            command: run --token ${TOKEN} -v    | command: run --token ${TOKEN} -v
            command: [run, --token, '']         | command: [run, --token, '']
            command: run --token=$TOKEN -v      | command: run --token=$TOKEN -v
            PASSWORD: [hunter2]                 | PASSWORD: ***
            image: https://bob:hunter2@host/x   | image: https://***@host/x
            PASSWORD: '#PASSWORD#'              | PASSWORD: '#PASSWORD#'
            - PASSWORD=${DB_PASSWORD}           | - PASSWORD=${DB_PASSWORD}
            PASSWORD: ${DB_PASSWORD:-hunter2}   | PASSWORD: ***
            - keycloak:kc                       | - keycloak:kc
            secrets: [db_password]              | secrets: [db_password]
            keycloak:                           | keycloak:
            PASSWORD: >-                        | PASSWORD: >-
            - MYSQL_PASS=hunter2                | - MYSQL_PASS=***
            command: cd /x && PWD=/y run        | command: cd /x && PWD=/y run
            TZ: Europe/Vienna                   | TZ: Europe/Vienna
            """)
    void hidesValuesInALineAndKeepsTheRestInItsColumns(String line, String shown) {
        assertEquals(shown, Secrets.mask(line));
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource(delimiter = '|', textBlock = """
            keycloak:24                  | keycloak:24
            auth:8080                    | auth:8080
            DB_PASSWORD:hunter2          | DB_PASSWORD:***
            postgres://bob:hunter2@db/x  | postgres://***@db/x
            --password hunter2 --name x  | --password *** --name x
            --password=hunter2           | --password=***
            """)
    void aTextIsNoLineOfAFile(String text, String shown) {
        assertEquals(shown, Secrets.maskText(text));
    }

    @Test
    void anOptionSaysWhatTheNextWordOfACommandIs() {
        assertEquals(
                List.of("mongo", "--password", "***", "--auth", "--port", "80", "--token=***"),
                Secrets.maskWords(
                        List.of("mongo", "--password", "hunter2", "--auth", "--port", "80", "--token=hunter2")));
        assertEquals(List.of("--password", "$PASSWORD"), Secrets.maskWords(List.of("--password", "$PASSWORD")));
    }
}
