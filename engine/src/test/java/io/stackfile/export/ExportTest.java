package io.stackfile.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.json.Json;
import io.stackfile.schema.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers as engines described them: an object with the project's name, and containers with their images. */
class ExportTest {
    static List<Path> cases() {
        return Golden.cases("export", ".json");
    }

    private static Export export(Path recorded, boolean showsSecrets) throws IOException {
        Json all = Json.parse(Files.readString(recorded));
        return Export.of(
                all.get("seen").items().stream()
                        .map(one -> new Described(one.get("container"), one.get("image")))
                        .toList(),
                all.get("project").text(),
                showsSecrets);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFileSaysWhatTheImageDoesNot(Path recorded) throws IOException {
        Export export = export(recorded, false);
        Golden.assertSame(
                Golden.beside(recorded, ".txt"),
                YamlText.of(export.document()) + "--- notes\n" + String.join("\n", export.notes())
                        + "\n--- placeholders\n" + String.join("\n", export.placeholders()) + "\n");
        assertFalse(YamlText.of(export.document()).contains("geheim"));
        assertTrue(YamlText.of(export(recorded, true).document()).contains("geheim"));
    }

    @Test
    void twoSecretsOfOneNameGetTwoPlaceholders() {
        String container =
                "{\"Id\":\"%1$s1\",\"Name\":\"/%1$s\",\"Config\":{\"Image\":\"busybox\",\"Env\":[\"PASSWORD=%2$s\",\"SAME_KEY=x\"]}}";
        List<Described> two = List.of(
                new Described(Json.parse(container.formatted("a", "one")), Json.NOTHING),
                new Described(Json.parse(container.formatted("b", "two")), Json.NOTHING));
        assertEquals(
                List.of("B_PASSWORD", "PASSWORD", "SAME_KEY"),
                Export.of(two, "", false).placeholders());
        assertEquals(List.of(), Export.of(two, "", true).placeholders());
    }

    private static Export of(String container) {
        return Export.of(List.of(new Described(Json.parse(container), Json.NOTHING)), "", false);
    }

    @Test
    void whatLooksLikeAPlaceholderIsToldEachTime() {
        Export export =
                of("{\"Id\":\"1\",\"Name\":\"/a\",\"Config\":{\"Image\":\"busybox\",\"Env\":[\"A=#ONE# #TWO#\"]}}");
        assertEquals(2, export.notes().size());
        assertTrue(
                export.notes().get(1).contains("--set TWO='#TWO#'"),
                () -> export.notes().toString());
    }

    @Test
    void aLinkToAServiceThatIsNotExportedIsLeftOutAndToldOf() {
        Export export = of("{\"Id\":\"1\",\"Name\":\"/shop-web-1\",\"Config\":{\"Image\":\"busybox\",\"Labels\":{"
                + "\"io.stackfile.stack\":\"shop\",\"com.docker.compose.service\":\"web\","
                + "\"io.stackfile.fingerprint\":\"1\\nlinks.data=db\\nlinks.queue=queue.other\"}}}");
        assertEquals(
                List.of(
                        "web: its link db:data is left out: no container of db is exported with it; name that one, too"),
                export.notes());
        assertTrue(YamlText.of(export.document()).contains("queue.other:queue"));
        assertFalse(YamlText.of(export.document()).contains("db:data"));
    }

    @Test
    void portsOfAContainerWithoutANetworkAreLeftOutAndToldOf() {
        Export export = of(
                "{\"Id\":\"1\",\"Name\":\"/a\",\"Config\":{\"Image\":\"busybox\"},\"HostConfig\":{"
                        + "\"NetworkMode\":\"none\",\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]}}}");
        assertEquals(
                List.of("a: its ports 127.0.0.1::80 are left out: with network_mode 'none' none is published"),
                export.notes());
        assertFalse(YamlText.of(export.document()).contains("ports"));
    }

    @Test
    void whatLooksLikeAPlaceholderIsToldWithTheCure() {
        Described seen = new Described(
                Json.parse(
                        "{\"Id\":\"1\",\"Name\":\"/a\",\"Config\":{\"Image\":\"busybox\",\"Env\":[\"A=#NOT_ONE#\"]}}"),
                Json.NOTHING);
        assertTrue(
                Export.of(List.of(seen), "", false).notes().get(0).contains("--set NOT_ONE='#NOT_ONE#'"),
                () -> Export.of(List.of(seen), "", false).notes().toString());
    }
}
