package io.stackfile.cloud;

import static io.stackfile.cloud.PublishedApi.cut;
import static io.stackfile.cloud.PublishedApi.file;
import static io.stackfile.cloud.PublishedApi.gone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes when a host goes, and what is left when it could not. */
class RemovalTest {
    private static final Path EXPECTED = Path.of("src/test/resources/cloud");
    private static final HostName WEB = new HostName("web");
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(60), Duration.ofMillis(10), Duration.ofSeconds(60), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private PublishedApi api;
    private RecordedHosts hosts;

    @BeforeEach
    void serve() throws IOException {
        hosts = new RecordedHosts(folder);
        api = new PublishedApi()
                .on("GET /v2/droplets", file(200, "droplets-none.json"))
                .on("GET /v2/droplets/3164444", file(200, "droplet.json"))
                .on("GET /v2/droplets/3164444/firewalls", file(200, "firewalls.json", "\"firewall\"", "\"stack-web\""))
                .on("DELETE /v2/droplets/3164444", gone())
                .on("DELETE /v2/firewalls/fb6045f1-cf1d-4ca3-bfac-18832663025b", gone());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void record(String firewall) {
        hosts.write(new RecordedHost(
                WEB,
                DigitalOcean.NAME,
                3164444,
                7515,
                "deploy",
                "192.241.165.154",
                "nyc3",
                "s-1vcpu-1gb",
                "5.00",
                "2020-07-21T18:37:44Z",
                new SshSources(List.of()),
                firewall));
    }

    private String remove() {
        StringBuilder said = new StringBuilder();
        try {
            Token token = Token.of(Map.of("DIGITALOCEAN_TOKEN", "only-for-this-test"));
            Removal removal = Removal.of(new DigitalOcean(api.address(), token, SHORT, said::append), hosts, WEB);
            said.append(removal).append(removal.destroys() ? "\n(asks)\n" : "\n");
            removal.carryOut();
        } catch (CloudException e) {
            said.append("stack: ").append(e.getMessage()).append('\n');
        }
        return said + "--- still recorded: " + hosts.all().size() + "\n--- sent\n" + String.join("\n", api.lines())
                + "\n";
    }

    @Test
    void theDropletGoesThenItsFirewallThenTheRecord() {
        record("fb6045f1-cf1d-4ca3-bfac-18832663025b");
        Golden.assertSame(EXPECTED.resolve("remove.txt"), remove());
    }

    @Test
    void aFirewallThatNobodyRecordedIsFoundByItsDroplet() {
        record("");
        Golden.assertSame(EXPECTED.resolve("remove-interrupted.txt"), remove());
    }

    @Test
    void whatIsGoneAlreadyIsForgotten() {
        record("fb6045f1-cf1d-4ca3-bfac-18832663025b");
        api.on("GET /v2/droplets/3164444", file(404, "not_found.json"));
        api.on("DELETE /v2/droplets/3164444", file(404, "not_found.json"));
        api.on("DELETE /v2/firewalls/fb6045f1-cf1d-4ca3-bfac-18832663025b", file(404, "not_found.json"));
        Golden.assertSame(EXPECTED.resolve("remove-gone.txt"), remove());
    }

    @Test
    void whatCouldNotBeRemovedIsNotForgotten() {
        record("fb6045f1-cf1d-4ca3-bfac-18832663025b");
        api.on("DELETE /v2/droplets/3164444", cut());
        Golden.assertSame(EXPECTED.resolve("remove-cut.txt"), remove());
    }

    @Test
    void aDropletThatOnlyHasTheTagIsNotDestroyed() {
        api.on("GET /v2/droplets", file(200, "droplets-one.json"));
        Golden.assertSame(EXPECTED.resolve("remove-unrecorded.txt"), remove());
    }

    @Test
    void aHostThatNobodyKnows() {
        Golden.assertSame(EXPECTED.resolve("remove-unknown.txt"), remove());
        assertEquals(List.of(), hosts.all());
    }
}
