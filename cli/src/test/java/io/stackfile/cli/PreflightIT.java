package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What would go wrong on a real host is told before anything is done. */
@ResourceLock("d5")
class PreflightIT {
    private static final String SLEEPER = "image: busybox, command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() throws IOException {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "other");
        Lab.request("DELETE", "/containers/shop-db-1?force=1", "");
        Lab.request("DELETE", "/networks/campus", "");
        Lab.request("DELETE", "/volumes/papers", "");
    }

    @Test
    void allThatIsTakenIsToldAtOnceAndNothingIsDone() throws IOException {
        Files.writeString(folder.resolve("other.yml"), """
                services: {front: {%s, ports: ['8231:80']}}
                networks: {default: {ipam: {config: [{subnet: 172.29.231.0/24}]}}}
                """.formatted(SLEEPER));
        Lab.done(folder, "up", "other.yml");
        assertEquals(201, Lab.request("POST", "/containers/create?name=shop-db-1", "{\"Image\":\"busybox:latest\"}"));
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web: {%1$s, ports: ['127.0.0.1:8231:80'], networks: [default, campus], volumes: ['papers:/papers'], links: ['back.other:back']}
                  late: {image: 'nobody/nothing:1', pull_policy: never}
                  db: {%1$s}
                networks: {default: {ipam: {config: [{subnet: 172.29.0.0/16}]}}, campus: {external: true}}
                volumes: {papers: {external: true}}
                """.formatted(SLEEPER));
        String problems = """
                    there is no network 'campus' on the host, and the file says that networks.campus is external; make it \
                there with: docker network create campus
                    there is no volume 'papers' on the host, and the file says that volumes.papers is external; make it \
                there with: docker volume create papers
                    image nobody/nothing:1 of late is not on the host, and the file says pull_policy: never; fetch it with \
                'stack pull late', or take pull_policy out
                    web links to back.other, and the stack 'other' has no container of 'back', only of front; write one of \
                these, or bring it up there first
                    the name shop-db-1 that a container of db is to have is that of a container that no stack has made; \
                remove that one (docker rm shop-db-1) or give the stack another name with --name
                    port 8231 of the host, which web publishes, is taken by container other-front-1 of stack 'other'; stop \
                that one (docker stop other-front-1) or write another one under services.web.ports
                    the subnet 172.29.0.0/16 of network shop overlaps with 172.29.231.0/24 of network other; write another \
                one under networks.default.ipam, or remove that network if nobody needs it
                """;

        Ran plan = Lab.done(folder, "plan", "shop.yml");
        assertTrue(plan.out().endsWith("The host is not ready for it:\n" + problems), plan.seen());
        assertEquals(3, Lab.stack(folder, "plan", "shop.yml", "--check").code());
        Ran up = Lab.stack(folder, "up", "shop.yml");
        assertEquals(1, up.code(), up.seen());
        assertTrue(
                up.err().endsWith("stack: localhost is not ready for this, and nothing was done\n" + problems),
                up.seen());
        assertEquals(
                up.err(), Lab.stack(folder, "up", "shop.yml", "--wait-lock").err());
        assertTrue(Lab.get("/networks/shop").startsWith("HTTP/1.0 404"), up.seen());

        Lab.done(folder, "down", "other.yml");
        assertEquals(204, Lab.request("DELETE", "/containers/shop-db-1", ""));
        assertEquals(201, Lab.request("POST", "/networks/create", "{\"Name\":\"campus\"}"));
        assertEquals(201, Lab.request("POST", "/volumes/create", "{\"Name\":\"papers\"}"));
        Files.writeString(
                folder.resolve("shop.yml"),
                Files.readString(folder.resolve("shop.yml"))
                        .replace(", links: ['back.other:back']", "")
                        .replace("late: {image: 'nobody/nothing:1', pull_policy: never}", ""));
        Lab.done(folder, "up", "shop.yml");
    }

    @Test
    void aPortOfAProgramOfAnotherMachineIsKnownThereToo() throws IOException {
        RemoteHost.up("d5");
        Droplet droplet = new Droplet("d5");
        Files.writeString(folder.resolve("shop.yml"), "web: {" + SLEEPER + ", ports: ['22:80']}\n");
        Ran up = droplet.stack(folder, "up", "shop.yml");
        assertEquals(1, up.code(), up.seen());
        assertTrue(up.err().endsWith("""
                                 is not ready for this, and nothing was done
                                    port 22 of the host, which web publishes, is taken by a program of the host itself; find it \
                                there (ss -lntup 'sport = :22') and stop it, or write another one under services.web.ports
                                """), up.seen());
        assertEquals("", droplet.done(folder, "ps", "shop.yml", "--json").out());
    }
}
