package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void meansTheNearestWord() {
        assertEquals("did you mean 'mongo'?", Suggestion.among("the services are", "mogno", List.of("web", "mongo")));
    }

    @Test
    void namesAllWordsWhereNoneIsNear() {
        assertEquals("the services are web, mongo", Suggestion.among("the services are", "x", List.of("web", "mongo")));
    }

    @Test
    void namesTheFirstOfMany() {
        List<String> many =
                IntStream.range(0, 25).mapToObj(number -> "service" + number).toList();
        assertEquals(
                "the services are service0, service1, service2, service3, service4, service5, service6, service7,"
                        + " service8, service9, service10, service11, service12, service13, service14, service15,"
                        + " service16, service17, service18, service19 and 5 more",
                Suggestion.among("the services are", "x", many));
    }
}
