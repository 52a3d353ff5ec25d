package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services reached by names, with HTTPS, as a browser does. */
@Timeout(300)
class IngressIT {
    private static final String NOTEBOOK = """
            nb:
              image: jupyter/minimal-notebook
              environment: ['PASSWORD=#PASSWORD#']
              x-stack: {ingress: {host: nb.example.org, port: 8888, self-signed: true}}
            """;
    private static final String WEB = """
            web:
              image: nginx
              environment: {GREETING: hello}
              expose: ['80']
              x-stack:
                ingress: {host: %s, self-signed: true, passwords: {ada: '${WORD:?}'}}
            """;

    private static final String SHARED = """
            shared:
              image: nginx
              command: sh -c 'hostname >/usr/share/nginx/html/index.html; exec nginx -g "daemon off;"'
              target_num_containers: 3
              expose: ['80']
              x-stack: {ingress: {host: shared.example.org, self-signed: true}}
            """;
    /** Caddy itself can be an authority, which gives a certificate to whom it meets under the name; the internet is the lab. */
    private static final String OWN_AUTHORITY = """
            services:
              ca:
                image: caddy:2
                configs: [{source: authority, target: /etc/caddy/Caddyfile}]
                extra_hosts: ['shop.lan:%s']
            configs:
              authority:
                content: |
                  {
                    skip_install_trust
                    pki {
                      ca local {
                        name "An authority of one's own"
                      }
                    }
                  }
                  https://ca.own:9000 {
                    tls internal
                    acme_server
                  }
            """;

    private static final String ITS_CLIENT = """
              shop:
                image: nginx
                expose: ['80']
                x-stack: {ingress: {host: shop.lan, acme: 'https://ca.own:9000/acme/local/directory', acme-root: ./root.pem}}
            configs:
            """;

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        for (String stack : new String[] {"nb", "web", "taken", "shared", "own", "plain", "stack-ingress"}) {
            Lab.done(folder, "down", "--volumes", "--yes", "--name", stack);
        }
    }

    private Ran web(String host, String verb, String... more) throws IOException {
        Files.writeString(folder.resolve("web.yml"), WEB.formatted(host));
        Map<String, String> shell = new HashMap<>(Lab.environment());
        shell.put("WORD", "open sesame");
        String[] words = new String[more.length + 2];
        words[0] = verb;
        words[1] = "web.yml";
        System.arraycopy(more, 0, words, 2, more.length);
        Ran ran = Ran.with(folder, shell, words);
        assertEquals(0, ran.code(), ran.seen());
        assertFalse(ran.seen().contains("open sesame"), ran.seen());
        return ran;
    }

    private String authority() {
        return Lab.done(
                        folder,
                        "exec",
                        "--name",
                        "stack-ingress",
                        "caddy",
                        "cat",
                        "/data/caddy/pki/authorities/local/root.crt")
                .out();
    }

    private static String login(String word) {
        return "Basic " + Base64.getEncoder().encodeToString(("ada:" + word).getBytes());
    }

    @Test
    void stacksOfOneHostShareOneIngressThatGoesWithTheLast() throws Exception {
        Files.writeString(folder.resolve("nb.yml"), NOTEBOOK);
        Ran up = Lab.done(folder, "up", "nb.yml", "--set", "PASSWORD=open sesame");
        assertTrue(up.out().contains("    nb  https://nb.example.org\n"), up.seen());
        try (Internet internet = new Internet(Lab.address())) {
            String authority = authority();
            HttpClient client = internet.trusting(authority).build();

            // the notebook, its websocket included
            assertEquals(
                    200, Internet.get(client, "https://nb.example.org/login").statusCode());
            Notebook notebook = new Notebook("https://nb.example.org", internet.trusting(authority));
            assertEquals(401, notebook.logIn("wrong"));
            assertEquals(200, notebook.logIn("open sesame"));
            assertEquals("42\n", notebook.run("print(6 * 7)"));

            // plain HTTP leads to HTTPS, and a name that nobody has to nothing
            String redirect = internet.plain("nb.example.org", "/tree?a=b");
            assertTrue(redirect.startsWith("HTTP/1.1 308 "), redirect);
            assertTrue(redirect.contains("Location: https://nb.example.org/tree?a=b\r\n"), redirect);
            String nobody = internet.plain("other.example.org", "/");
            assertTrue(nobody.startsWith("HTTP/1.1 404 "), nobody);

            // a second stack, with a password that the service itself has not
            web("web.example.org", "up");
            assertEquals(401, Internet.get(client, "https://web.example.org/").statusCode());
            assertEquals(
                    401,
                    Internet.get(client, "https://web.example.org/", "Authorization", login("wrong"))
                            .statusCode());
            assertEquals(
                    200,
                    Internet.get(client, "https://web.example.org/", "Authorization", login("open sesame"))
                            .statusCode());
            assertTrue(web("web.example.org", "up").err().contains("nothing to do"));
            String labels = Lab.get("/containers/stack-ingress-caddy-1/json") + Lab.get("/containers/web-web-1/json");
            assertFalse(labels.contains("open sesame"), labels);

            // another name touches no container
            String before = created("web-web-1");
            Ran plan = web("www.example.org", "plan");
            assertTrue(plan.out().contains("stop serving web.example.org"), plan.seen());
            assertTrue(plan.out().contains("serve www.example.org from web"), plan.seen());
            web("www.example.org", "up", "--yes");
            assertEquals(before, created("web-web-1"));
            assertEquals(
                    200,
                    Internet.get(client, "https://www.example.org/", "Authorization", login("open sesame"))
                            .statusCode());
            assertTrue(internet.plain("web.example.org", "/").startsWith("HTTP/1.1 404 "));

            // an update of the service is no matter of the ingress
            Files.writeString(
                    folder.resolve("web.yml"), WEB.formatted("www.example.org").replace("hello", "good morning"));
            Map<String, String> shell = new HashMap<>(Lab.environment());
            shell.put("WORD", "open sesame");
            Ran update = Ran.with(folder, shell, "up", "web.yml", "--yes");
            assertEquals(0, update.code(), update.seen());
            assertFalse(update.seen().contains("serve www.example.org"), update.seen());
            assertFalse(before.equals(created("web-web-1")));
            assertEquals(
                    200,
                    Internet.get(client, "https://www.example.org/", "Authorization", login("open sesame"))
                            .statusCode());

            // each goes for itself; certificates stay
            Lab.done(folder, "down", "--name", "web");
            assertTrue(internet.plain("www.example.org", "/").startsWith("HTTP/1.1 404 "));
            assertEquals(
                    200, Internet.get(client, "https://nb.example.org/login").statusCode());
            Ran last = Lab.done(folder, "down", "--name", "nb");
            assertEquals(
                    "",
                    Lab.done(folder, "ps", "--name", "stack-ingress", "--json").out(),
                    last.seen());
            assertTrue(Lab.get("/volumes/stack-ingress_data").startsWith("HTTP/1.0 200"), last.seen());
            web("web.example.org", "up");
            assertEquals(authority, authority());
        }
    }

    @Test
    void allContainersOfAServiceHaveTheirShareOfTheRequests() throws Exception {
        Files.writeString(folder.resolve("shared.yml"), SHARED);
        Lab.done(folder, "up", "shared.yml");
        try (Internet internet = new Internet(Lab.address())) {
            HttpClient client = internet.trusting(authority()).build();
            answerers(client, 3);

            Lab.done(folder, "scale", "shared.yml", "shared=2", "--yes");
            Set<String> two = answerers(client, 2);
            assertEquals(204, Lab.request("POST", "/containers/shared-shared-1/kill", ""));
            // whoever is sent to the one that has gone is sent on, and soon nobody is
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> answer = Internet.get(client, "https://shared.example.org/");
                assertEquals(200, answer.statusCode());
                assertTrue(two.contains(answer.body()), answer.body());
            }
        }
    }

    /** Asks until so many have answered. */
    private static Set<String> answerers(HttpClient client, int number) throws Exception {
        Set<String> names = new TreeSet<>();
        while (names.size() < number) {
            HttpResponse<String> answer = Internet.get(client, "https://shared.example.org/");
            assertEquals(200, answer.statusCode());
            names.add(answer.body());
        }
        return names;
    }

    @Test
    void anAuthorityOfOnesOwnGivesTheCertificate() throws Exception {
        String file = OWN_AUTHORITY.formatted(Lab.address());
        Files.writeString(folder.resolve("own.yml"), file);
        Lab.done(folder, "up", "own.yml");
        String root = Lab.done(folder, "exec", "own.yml", "ca", "cat", "/data/caddy/pki/authorities/local/root.crt")
                .out();
        Files.writeString(folder.resolve("root.pem"), root);
        Files.writeString(folder.resolve("own.yml"), file.replace("configs:\n  authority", ITS_CLIENT + "  authority"));

        Lab.done(folder, "up", "own.yml");

        try (Internet internet = new Internet(Lab.address())) {
            HttpClient client = internet.trusting(root).build();
            assertEquals(200, Internet.get(client, "https://shop.lan/").statusCode());
        }
        assertTrue(Lab.done(folder, "up", "own.yml").err().contains("nothing to do"));
    }

    @Test
    void aStackWithoutAnIngressIsNoQuestionToTheEngineMore() throws Exception {
        Files.writeString(folder.resolve("plain.yml"), "web: {image: nginx, expose: ['80']}\n");
        asksNothingOfAnIngress("plan", "plain.yml");
        asksNothingOfAnIngress("up", "plain.yml");
        List<String> idle = asksNothingOfAnIngress("up", "plain.yml");
        Golden.assertSame(
                Ran.ROOT.resolve("cli/src/test/resources/requests-of-an-idle-up.txt"), String.join("\n", idle) + "\n");

        // once there has been one, what it serves is looked at, for a name of this stack may be among it
        web("web.example.org", "up");
        Lab.done(folder, "down", "--name", "web");
        List<String> more = new ArrayList<>(overheard("up", "plain.yml"));
        idle.forEach(more::remove);
        assertEquals(List.of("GET /containers/stack-ingress-caddy-1/archive?path=%2Fdata%2Fsites%2F"), more);
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "stack-ingress");
        asksNothingOfAnIngress("down", "plain.yml");
    }

    private List<String> asksNothingOfAnIngress(String... words) throws IOException {
        List<String> requests = overheard(words);
        assertEquals(
                List.of(),
                requests.stream().filter(request -> request.contains("ingress")).toList());
        return requests;
    }

    /** What a command asks of the engine, sorted, without the version of the API. */
    private List<String> overheard(String... words) throws IOException {
        Path socket = folder.resolve("s");
        try (Overheard engine = new Overheard(socket, Lab.socket())) {
            Ran ran = Ran.with(folder, Map.of("DOCKER_HOST", "unix://" + socket), words);
            assertEquals(0, ran.code(), ran.seen());
            return engine.requests().stream()
                    .map(request -> request.replaceFirst("/v1[.]\\d+/", "/"))
                    .sorted()
                    .toList();
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    private static String created(String container) throws IOException {
        return Lab.get("/containers/" + container + "/json").replaceAll("(?s).*\"Created\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void whoHasThePortAndWhoHasTheNameIsToldBeforeAnythingIsDone() throws Exception {
        Files.writeString(folder.resolve("taken.yml"), "front: {image: nginx, ports: ['80:80']}\n");
        Lab.done(folder, "up", "taken.yml");
        Files.writeString(
                folder.resolve("nb.yml"), WEB.formatted("nb.example.org").replace("${WORD:?}", "#WORD#"));
        Ran up = Lab.stack(folder, "up", "nb.yml", "--set", "WORD=open sesame");
        assertEquals(1, up.code(), up.seen());
        assertTrue(up.err().endsWith("""
                localhost is not ready for this, and nothing was done
                    port 80 of the host, which the ingress has to have, is taken by container taken-front-1 of stack 'taken'; \
                stop that one (docker stop taken-front-1) or let it have another port, and be served by the ingress itself \
                (x-stack: {ingress: …})
                """), up.seen());
        Lab.done(folder, "down", "--name", "taken");
        Lab.done(folder, "up", "nb.yml", "--set", "WORD=open sesame");

        Files.writeString(
                folder.resolve("web.yml"), WEB.formatted("nb.example.org").replace("${WORD:?}", "#WORD#"));
        Ran second = Lab.stack(folder, "up", "web.yml", "--set", "WORD=open sesame");
        assertEquals(1, second.code(), second.seen());
        assertEquals(
                "stack: localhost is not ready for this, and nothing was done\n"
                        + "    this host serves nb.example.org for the stack 'nb' already; write another host there or here, or take"
                        + " that stack down: stack down --name nb\n",
                second.err());
    }
}
