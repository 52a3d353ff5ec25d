package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.host.LocalImages;
import io.stackfile.host.LocalImages.Origin;
import io.stackfile.model.Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** What engines are sent that keep their images in containerd's store, and of a kind the lab has not. */
final class ShippingTest {
    private static final String WEB = "{'Id':'sha256:e','Created':'2026','RootFS':{'Layers':['sha256:a','sha256:b']}}";

    private final CannedHttp here = new CannedHttp("1.44").answer("GET /images/shop-web:latest/json", 200, json(WEB));
    private final CannedHttp there = new CannedHttp("1.52")
            .answer("GET /version", 200, json("{'MinAPIVersion':'1.44','Os':'linux','Arch':'amd64'}"))
            .answer("GET /info", 200, json("{'DriverStatus':[['driver-type','io.containerd.snapshotter.v1']]}"))
            .answer("GET /images/json", 200, json("[{'Id':'sha256:base'}]"))
            .answer("GET /images/sha256:base/json", 200, json("{'RootFS':{'Layers':['sha256:a']}}"))
            .answer("GET /images/shop-web:latest/json", 200, json(WEB))
            .answer("POST /images/load", 200, "")
            .answer("POST /containers/create", 201, json("{'Id':'c1'}"))
            .answer("DELETE /containers/c1", 204, "");

    @Test
    void aTrimmedImageProvesItselfByAContainer() throws IOException {
        assertEquals(
                List.of(
                        "POST /v1.44/images/load?quiet=1",
                        "POST /v1.44/containers/create",
                        "DELETE /v1.44/containers/c1?v=1&force=1"),
                deeds("blobs/sha256/a", "blobs/sha256/b"));
    }

    @Test
    void allIsSentWhereNoContainerCanBeMadeOfATrimmedImage() throws IOException {
        there.answer("POST /containers/create", 404, json("{'message':'content digest sha256:a: not found'}"));
        assertEquals(
                List.of(
                        "POST /v1.44/images/load?quiet=1",
                        "POST /v1.44/containers/create",
                        "POST /v1.44/images/load?quiet=1"),
                deeds("blobs/sha256/a", "blobs/sha256/b"));
    }

    @Test
    void allIsSentAtOnceWhenTheArchiveDoesNotNameItsLayersByWhatTheyHold() throws IOException {
        assertEquals(List.of("POST /v1.44/images/load?quiet=1"), deeds("1/layer.tar", "2/layer.tar"));
    }

    @Test
    void anEngineThatCallsItsImagesByDigestsDoesNotTellWhereTheyCameFrom() {
        here.answer("GET /images/json", 200, json("""
                [{'Id':'sha256:1','RepoTags':['shop-web:latest'],'RepoDigests':['shop-web@sha256:1']},
                 {'Id':'sha256:2','RepoTags':['mine:latest','mongo:4'],'RepoDigests':['mongo@sha256:3']},
                 {'Id':'sha256:4','RepoTags':['<none>:<none>'],'RepoDigests':['<none>@<none>']},
                 {'Id':'sha256:5','RepoTags':null,'RepoDigests':null}]
                """));
        try (DockerHost host = host()) {
            assertEquals(
                    new LocalImages(Map.of(
                            "shop-web:latest", new LocalImages.Local("sha256:1", Origin.UNKNOWN),
                            "mine:latest", new LocalImages.Local("sha256:2", Origin.HERE),
                            "mongo:4", new LocalImages.Local("sha256:2", Origin.REGISTRY))),
                    host.localImages());
        }
    }

    private List<String> deeds(String... layers) throws IOException {
        here.answer("GET /images/shop-web:latest/get", 200, archive(layers));
        List<String> heard = new ArrayList<>();
        try (DockerHost host = host()) {
            host.shipImage(Image.of("shop-web"), far -> heard.add(far.words()));
        }
        return there.targets().stream()
                .filter(target -> !target.startsWith("GET"))
                .toList();
    }

    private DockerHost host() {
        Engine source = new Engine(here, new RegistryLogins(Map.of()), reason -> "nobody");
        return new DockerHost(
                new Way(Lab.nowhere(), "203.0.113.7", false, reason -> "nobody"), there, Optional.of(source), Map.of());
    }

    private static String archive(String... layers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name())) {
            byte[] manifest =
                    json("[{'Layers':['" + String.join("','", layers) + "']}]").getBytes(UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("manifest.json");
            entry.setSize(manifest.length);
            tar.putArchiveEntry(entry);
            tar.write(manifest);
            tar.closeArchiveEntry();
        }
        return bytes.toString(UTF_8);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
