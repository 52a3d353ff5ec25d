package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The examples that are reached by a name, as their READMEs deploy them and a browser meets them. */
class IngressExamplesIT {
    private static final String WORD = "open sesame";

    private Path example = Ran.ROOT.resolve("examples/rstudio");
    private Map<String, String> shell = Lab.environment();
    private List<String> host = List.of();

    @AfterEach
    void leaveNothing() {
        done("down", "--volumes", "--yes");
        done("down", "--volumes", "--yes", "--name", "stack-ingress");
    }

    private Ran stack(String verb, String... arguments) {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(host);
        words.addAll(List.of(arguments));
        return Ran.with(example, shell, words.toArray(String[]::new));
    }

    private Ran done(String verb, String... arguments) {
        Ran ran = stack(verb, arguments);
        assertEquals(0, ran.code(), ran.seen());
        assertFalse(ran.seen().contains(WORD), ran.seen());
        return ran;
    }

    private String authority() {
        String file = "/data/caddy/pki/authorities/local/root.crt";
        return done("exec", "--name", "stack-ingress", "caddy", "cat", file).out();
    }

    @Test
    void rstudioAsksForItsPasswordKeepsHomesAndTakesNoMoreThanItMay() throws Exception {
        Ran without = stack("up");
        assertEquals(2, without.code(), without.seen());
        assertTrue(
                without.err().contains("RSTUDIO_PASSWORD has no value: choose the password that RStudio is to ask for"),
                without.seen());
        shell.put("RSTUDIO_PASSWORD", WORD);
        shell.put("RSTUDIO_HOST", "r.example.org");
        assertEquals("", done("ps", "--json").out());

        Ran up = done("up");

        assertTrue(up.out().contains("    rstudio  https://r.example.org\n"), up.seen());
        String container = Lab.get("/containers/rstudio-rstudio-1/json");
        assertTrue(container.contains("\"Memory\":2147483648,"), container);
        assertTrue(container.contains("\"CpusetCpus\":\"0,1\""), container);
        assertTrue(container.contains("\"PortBindings\":{}"), container);
        assertTrue(container.contains("\"RestartPolicy\":{\"Name\":\"unless-stopped\""), container);
        try (Internet internet = new Internet(Lab.address())) {
            String authority = authority();
            RStudio rstudio = new RStudio("https://r.example.org", internet.trusting(authority));
            assertEquals("https://r.example.org/auth-sign-in?appUri=%2F", rstudio.entry());
            assertEquals("https://r.example.org/auth-sign-in?error=1", rstudio.logIn("rstudio", "wrong"));
            assertEquals("", rstudio.type("id -un"));
            assertEquals("https://r.example.org/", rstudio.logIn("rstudio", WORD));
            assertEquals("rstudio\n/home/rstudio\n", rstudio.type("id -un; pwd; echo 'x <- 42' >analysis.R"));

            done("down");
            done("up");

            RStudio later = new RStudio("https://r.example.org", internet.trusting(authority));
            assertEquals("https://r.example.org/auth-sign-in?appUri=%2F", later.entry());
            assertEquals("https://r.example.org/", later.logIn("rstudio", WORD));
            assertEquals("x <- 42\n", later.type("cat analysis.R"));
        }
    }

    @Test
    @ResourceLock("d5")
    void anAudienceRunsNotebooksOnAnotherMachineAndSavesNothing() throws Exception {
        RemoteHost d5 = RemoteHost.up("d5");
        // The lab serves Docker Hub's names only; this is what quay.io would have given.
        d5.ssh(
                "docker pull -q jupyter/minimal-notebook && docker tag jupyter/minimal-notebook quay.io/jupyter/minimal-notebook");
        example = Ran.ROOT.resolve("examples/demo-notebooks");
        shell = Droplet.environment();
        host = List.of("--host", "d5");
        Ran without = stack("up", "--sync");
        assertEquals(2, without.code(), without.seen());
        assertTrue(
                without.err().contains("DEMO_PASSWORD has no value: choose the password that the audience is to have"),
                without.seen());
        shell.put("DEMO_PASSWORD", WORD);
        shell.put("DEMO_HOST", "demo.example.org");

        Ran up = done("up", "--sync");

        assertTrue(up.out().contains("    demo  https://demo.example.org\n"), up.seen());
        try (Internet internet = new Internet(d5.address())) {
            String authority = authority();
            HttpClient nobody = internet.trusting(authority).build();
            assertEquals(
                    401, Internet.get(nobody, "https://demo.example.org/tree").statusCode());
            Notebook notebook = new Notebook(
                    "https://demo.example.org", internet.trusting(authority).authenticator(saying("demo", WORD)));
            assertTrue(notebook.get("/tree").contains("Jupyter"));
            String hello = notebook.get("/api/contents/hello.ipynb");
            assertTrue(hello.contains("sum(range(10))"), hello);
            assertEquals("45\n", notebook.run("print(sum(range(10)))"));
            assertEquals("OSError Read-only file system\n", notebook.run("""
                            try: open('/home/jovyan/demo/hello.ipynb', 'w')
                            except OSError as e: print(type(e).__name__, e.strerror)
                            """));
        }
        assertNotEquals(
                "0",
                d5.ssh("docker inspect -f '{{.HostConfig.Memory}}' demo-notebooks-demo-1")
                        .strip());
        assertEquals(
                "0",
                d5.ssh("docker inspect -f '{{.HostConfig.CpusetCpus}}' demo-notebooks-demo-1")
                        .strip());
        assertTrue(stack("up", "--sync").err().contains("nothing to do"));
    }

    private static Authenticator saying(String user, String word) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, word.toCharArray());
            }
        };
    }
}
