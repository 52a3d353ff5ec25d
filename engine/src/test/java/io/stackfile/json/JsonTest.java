package io.stackfile.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {
    @Test
    void readsWhatEnginesWrite() {
        Json json = Json.parse(" {\"a\":[1,-2.5,true,null],\"b\":{\"c\":\"x\"} , \"d\":[] }\n");
        assertEquals(List.of("1", "-2.5", "true", ""), json.get("a").texts());
        assertEquals("x", json.at("b", "c").text());
        assertEquals(List.of(), json.get("d").items());
        assertEquals(1, json.get("a").items().get(0).number());
    }

    @Test
    void readsEscapedCharacters() {
        assertEquals(
                "a\"\\/\n€😀z",
                Json.parse("\"a\\\"\\\\\\/\\n\\u20ac\\ud83d\\ude00z\"").text());
    }

    @Test
    void findsNothingWhereNothingIs() {
        Json json = Json.parse("{\"a\":null}");
        assertFalse(json.get("a").isPresent());
        assertFalse(json.at("b", "c", "d").isPresent());
        assertEquals("", json.at("b", "c").text());
        assertEquals(0, json.get("a").number());
    }

    @Test
    void writesWhatItHasRead() {
        String text = "{\"a\":[1,-2.5,true,null,\"1\"],\"b\":{\"c\":\"x\\n\\\"\"},\"d\":[]}";
        assertEquals(text, Json.parse(text).toString());
    }

    @Test
    void refusesWhatIsNotJson() {
        for (String text : List.of(
                "",
                "{",
                "[1",
                "{\"a\"}",
                "{\"a\":1} x",
                "<html>",
                "[nil]",
                "01",
                "-",
                "1.",
                "NaN",
                "\"\\u12",
                "\"abc",
                "[,]")) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(text), text);
        }
    }
}
