package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    @Test
    void addressesStandBehindTheWidestServiceThatHasOne() {
        Map<String, List<String>> urls = new LinkedHashMap<>();
        urls.put("web", List.of("http://localhost:80", "https://localhost:443"));
        urls.put("a-service-without-an-address", List.of());
        urls.put("mongo", List.of("localhost:27017"));
        assertEquals("""
                    web    http://localhost:80
                    web    https://localhost:443
                    mongo  localhost:27017
                """, Arrival.lines(urls));
    }
}
