package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code examples/jupyterhub}: a hub that starts containers which {@code stack} has not made. */
class JupyterHubIT {
    private static final Path FOLDER = Ran.ROOT.resolve("examples/jupyterhub");
    private static final String PASSWORD = "open sesame";

    private Map<String, String> shell = Lab.environment();
    private String[] host = {};

    private Ran stack(String verb, String... arguments) {
        return Ran.with(FOLDER, shell, words(verb, arguments));
    }

    private String[] words(String verb, String... arguments) {
        List<String> words = new java.util.ArrayList<>(List.of(verb));
        words.addAll(List.of(host));
        words.addAll(List.of(arguments));
        return words.toArray(String[]::new);
    }

    private Ran done(String verb, String... arguments) {
        Ran ran = stack(verb, arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }

    @AfterEach
    void leavesNothing() throws IOException {
        done("down", "--volumes", "--yes");
        if (host.length == 0) {
            Lab.request("DELETE", "/volumes/jupyterhub-user-ada", "");
        } else {
            new RemoteHost("d5").ssh("docker volume rm jupyterhub-user-ada");
        }
    }

    @Test
    void aUserLogsInAndWorksInAContainerThatIsAGuest() throws Exception {
        Ran without = stack("up");
        assertEquals(2, without.code(), without.seen());
        assertTrue(without.err().contains("HUB_PASSWORD"), without.seen());
        shell.put("HUB_PASSWORD", PASSWORD);
        String origin = done("explain", "hub.environment.NETWORK").out();
        assertTrue(origin.contains("STACK_NETWORK is jupyterhub, from the stack's network"), origin);

        assertFalse(done("up").seen().contains(PASSWORD));
        works("http://" + Lab.address() + ":8000");
        isShownAsAGuest();

        asksBeforeGuestsGo();
        assertFalse(Lab.get("/containers/json?all=1").contains("jupyterhub-ada"));
        assertTrue(Lab.get("/volumes/jupyterhub-user-ada").contains("200 OK"));
    }

    @Test
    @ResourceLock("d5")
    void theSameOnAnotherMachineWhichFetchesTheNotebookBeforeAnybodyWantsIt() throws Exception {
        RemoteHost d5 = RemoteHost.up("d5");
        // The lab serves Docker Hub's names only; this is what quay.io would have given.
        d5.ssh(
                "docker pull -q jupyterhub/jupyterhub:5; docker tag jupyterhub/jupyterhub:5 quay.io/jupyterhub/jupyterhub:5;"
                        + " docker rmi jupyterhub/singleuser:5 || true");
        shell = Droplet.environment();
        host = new String[] {"--host", "d5"};
        shell.put("HUB_PASSWORD", PASSWORD);
        shell.put("NOTEBOOK_IMAGE", "jupyterhub/singleuser:5");

        Ran up = done("up");
        assertTrue(up.err().contains("pull image jupyterhub/singleuser:5"), up.seen());
        assertTrue(d5.ssh("docker images").contains("jupyterhub/singleuser"), up.seen());
        works("http://" + d5.address() + ":8000");
        isShownAsAGuest();

        Ran down = done("down", "--yes");
        assertTrue(down.err().contains("volumes of its guests are kept:\n    jupyterhub-user-ada"), down.seen());
        assertEquals("", d5.ssh("docker ps -aq"));
    }

    private static void works(String address) throws Exception {
        HubUser ada = new HubUser(address, "ada");
        assertFalse(ada.logsIn("wrong"));
        assertTrue(ada.logsIn(PASSWORD));
        assertEquals("ada\n", ada.notebook().run("""
                import os
                with open("/home/jovyan/work/notes", "w") as notes:
                    notes.write(os.environ["JUPYTERHUB_USER"])
                print(open("/home/jovyan/work/notes").read())
                """));
    }

    private void isShownAsAGuest() {
        String table = done("ps").out();
        assertTrue(table.matches("(?s).*\\njupyterhub-ada +\\(guest\\) .*"), table);
        String json = done("ps", "--json").out();
        assertTrue(json.contains("{\"name\":\"jupyterhub-ada\",\"service\":\"\","), json);
        assertTrue(json.contains("\"guest\":true"), json);
    }

    private void asksBeforeGuestsGo() {
        Ran nobodyToAsk = stack("down");
        assertEquals(2, nobodyToAsk.code(), nobodyToAsk.seen());
        assertTrue(nobodyToAsk.err().contains("add --yes"), nobodyToAsk.seen());
        Ran no = Ran.answering(FOLDER, shell, List.of("n"), words("down"));
        assertEquals(1, no.code(), no.seen());
        assertTrue(done("ps").out().contains("jupyterhub-hub-1"));

        Ran yes = Ran.answering(FOLDER, shell, List.of("y"), words("down"));
        assertEquals(0, yes.code(), yes.seen());
        assertTrue(yes.err().contains("with what they hold outside of volumes:\n    jupyterhub-ada\n"), yes.seen());
        assertTrue(yes.err().contains("volumes of its guests are kept:\n    jupyterhub-user-ada"), yes.seen());
    }
}
