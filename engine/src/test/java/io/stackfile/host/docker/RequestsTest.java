package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.ExecSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.TestService;
import io.stackfile.host.VolumeSpec;
import io.stackfile.model.Autodestroy;
import io.stackfile.model.Command;
import io.stackfile.model.Content;
import io.stackfile.model.Devices;
import io.stackfile.model.DiskLimits;
import io.stackfile.model.Execution;
import io.stackfile.model.Exposed;
import io.stackfile.model.Healthcheck;
import io.stackfile.model.Hook;
import io.stackfile.model.Hooks;
import io.stackfile.model.Image;
import io.stackfile.model.Lifecycle;
import io.stackfile.model.Limits;
import io.stackfile.model.Link;
import io.stackfile.model.Logging;
import io.stackfile.model.MemoryLimits;
import io.stackfile.model.Mount;
import io.stackfile.model.MountOptions;
import io.stackfile.model.Namespace;
import io.stackfile.model.Namespaces;
import io.stackfile.model.Networking;
import io.stackfile.model.Parting;
import io.stackfile.model.PlacedFile;
import io.stackfile.model.Port;
import io.stackfile.model.Privileges;
import io.stackfile.model.ProcessorLimits;
import io.stackfile.model.PullPolicy;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.model.Settings;
import io.stackfile.model.Stack;
import io.stackfile.model.StackLink;
import io.stackfile.model.Stopping;
import io.stackfile.model.Updating;
import io.stackfile.model.Value;
import io.stackfile.model.VolumesFrom;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an engine is sent. */
final class RequestsTest {
    private static final String ITS_NETWORKS = "filters=%7B%22label%22%3A%5B%22io.stackfile.stack%3Dshop%22%5D%7D";

    private static final Service DATABASE = TestService.called("db")
            .image("mongo")
            .times(2)
            .variable("ADMIN", "root")
            .build();

    private static final Service EVERYTHING = new Service(
            "web",
            2,
            Optional.empty(),
            Image.of("shop/web:3").on(Optional.of("linux/arm64")),
            Optional.empty(),
            new Command(
                    Optional.of(List.of("/bin/tini", "--")),
                    Optional.of(List.of("serve", "--all of it")),
                    Optional.of("1000:50"),
                    Optional.of("/srv"),
                    Optional.of("shopfront"),
                    true,
                    true),
            new TreeMap<>(Map.of(
                    "EMPTY", Value.of("EMPTY", ""),
                    "PASSWORD", Value.of("PASSWORD", "s3cret"),
                    "STORE_PORT", Value.of("STORE_PORT", "written by the author"))),
            List.of(new Link("db", "store"), new Link("cache", "cache")),
            List.of(),
            List.of(
                    new Port("", "80", Exposed.of("8080/tcp")),
                    new Port("127.0.0.1", "8000-8010", Exposed.of("9090/tcp")),
                    new Port("", "", Exposed.of("53/udp"))),
            List.of(Exposed.of("7000/tcp")),
            List.of(
                    new Mount.Named("media", "/media", false),
                    new Mount.Anonymous("/scratch", false),
                    new Mount.Bind("/etc/localtime", "/etc/localtime", true, Optional.empty()),
                    new Mount.Bind(
                            "/srv",
                            "/srv",
                            true,
                            Optional.empty(),
                            new MountOptions(Optional.of("z"), Optional.of("rslave"), true, true, Optional.empty())),
                    new Mount.Bind(
                            "/opt",
                            "/opt",
                            false,
                            Optional.empty(),
                            new MountOptions(Optional.empty(), Optional.of("rshared"), true, false, Optional.empty())),
                    new Mount.Anonymous(
                            "/cache",
                            false,
                            new MountOptions(Optional.empty(), Optional.empty(), false, true, Optional.of("nfs"))),
                    new Mount.Temporary("/run", "size=64m")),
            List.of(new VolumesFrom("db", true, true), new VolumesFrom("legacy", false, false)),
            List.of(
                    new PlacedFile(
                            PlacedFile.Kind.CONFIGS,
                            "web.conf",
                            "/etc/web/web.conf",
                            0,
                            0,
                            0444,
                            Content.of("size=1\n")),
                    new PlacedFile(
                            PlacedFile.Kind.SECRETS,
                            "password",
                            "/run/secrets/password",
                            1000,
                            3_000_000,
                            0400,
                            Content.of("hunter2"))),
            new Restart("on-failure", 5),
            everySetting(),
            new TreeMap<>(Map.of("team", "blue")));

    private static Settings everySetting() {
        return new Settings(
                Optional.of(new Healthcheck(
                        Optional.of(List.of("CMD", "healthy", "--now")),
                        Optional.of(Duration.ofSeconds(10)),
                        Optional.of(Duration.ofMillis(1500)),
                        OptionalLong.of(5),
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.empty())),
                new Stopping(Optional.of("SIGQUIT"), Optional.of(Duration.ofSeconds(90))),
                new Networking(
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of("example.com"),
                        Optional.of("02:42:ac:11:65:43"),
                        List.of("9.9.9.9"),
                        List.of("dc1.example.com"),
                        List.of("ndots:2"),
                        List.of("mail:203.0.113.9", "mail:2001:db8::9")),
                new Namespaces(
                        Optional.empty(),
                        Optional.of(new Namespace.OfService("db")),
                        Optional.of(new Namespace.OfContainer("legacy")),
                        Optional.of(new Namespace.Mode("host")),
                        Optional.of(new Namespace.Mode("host")),
                        Optional.of(new Namespace.Mode("private"))),
                new Logging(Optional.of("json-file"), new TreeMap<>(Map.of("max-size", Value.of("max-size", "10m")))),
                new Execution(
                        Optional.of(true),
                        true,
                        Optional.of("runc"),
                        Optional.of("m-executor"),
                        new TreeMap<>(Map.of("net.core.somaxconn", "1024")),
                        new TreeMap<>(Map.of("size", "10G")),
                        new TreeMap<>()),
                new Devices(
                        List.of(new Devices.Device("/dev/ttyUSB0", "/dev/modem", "rw")),
                        List.of("c 1:3 mr"),
                        List.of(
                                new Devices.Request(
                                        "nvidia",
                                        OptionalInt.of(-1),
                                        List.of(),
                                        List.of("gpu", "utility"),
                                        new TreeMap<>(Map.of("virtualization", "false"))),
                                new Devices.Request(
                                        "", OptionalInt.empty(), List.of("0", "3"), List.of("gpu"), new TreeMap<>()))),
                everyLimit(),
                new Privileges(
                        true,
                        List.of("CAP_NET_ADMIN", "SYS_TIME"),
                        List.of("MKNOD"),
                        List.of("audio", "50"),
                        List.of(
                                "no-new-privileges=true",
                                "systempaths=unconfined",
                                "seccomp={\"defaultAction\":\"x\"}")),
                everyHook());
    }

    private static Lifecycle everyHook() {
        Hook plain = new Hook(List.of("./warm-up"), Optional.empty(), false, Optional.empty(), new TreeMap<>());
        Hook full = new Hook(
                List.of("sh", "-c", "echo \"bye\""),
                Optional.of("root"),
                true,
                Optional.of("/srv"),
                new TreeMap<>(Map.of("HOW", Value.of("HOW", "slowly"))));
        return new Lifecycle(
                PullPolicy.USUAL,
                false,
                Autodestroy.NO,
                false,
                true,
                List.of(),
                new Hooks(List.of(plain), List.of(full, plain)),
                Updating.USUAL,
                Updating.BACK,
                Parting.USUAL);
    }

    private static Limits everyLimit() {
        List<DiskLimits.OfDevice> rate = List.of(new DiskLimits.OfDevice("/dev/sda", 1000));
        return new Limits(
                new MemoryLimits(
                        OptionalLong.of(512L << 20),
                        OptionalLong.of(-1),
                        OptionalLong.of(256L << 20),
                        OptionalLong.of(10),
                        OptionalLong.of(128L << 20),
                        true,
                        OptionalLong.of(-500)),
                new ProcessorLimits(
                        OptionalLong.of(512),
                        Optional.of("0-1,3"),
                        OptionalLong.of(1_500_000_000),
                        OptionalLong.of(50_000),
                        OptionalLong.of(100_000),
                        OptionalLong.of(1_000_000),
                        OptionalLong.of(950_000)),
                new DiskLimits(OptionalLong.of(300), rate, rate, rate, rate, rate),
                OptionalLong.of(200),
                List.of(new Limits.Ulimit("nofile", 20_000, 40_000)));
    }

    @Test
    void createsAContainerOfAServiceThatSaysEverything() {
        Service cache = TestService.called("cache").image("redis:7").build();
        CannedHttp engine = new CannedHttp("1.41")
                .answer(
                        "GET /images/shop/web:3/json",
                        200,
                        "{'Id':'sha256:1','Config':{'Volumes':{'/media':{},'/uploads':{}}}}".replace('\'', '"'))
                .answer(
                        "GET /images/mongo:latest/json",
                        200,
                        "{'Id':'sha256:2','Config':{'ExposedPorts':{'27017/tcp':{}},'Env':['MAJOR=4','PATH=/bin']}}"
                                .replace('\'', '"'))
                .answer("GET /images/redis:7/json", 200, "{\"Id\":\"sha256:3\",\"Config\":{}}")
                .answer("GET /containers/shop-db-1/json", 200, "{\"Mounts\":[{\"Destination\":\"/uploads\"}]}")
                .answer("GET /containers/legacy/json", 200, "{\"Mounts\":[]}")
                .answer("POST /volumes/create", 201, "{}")
                .answer("POST /containers/create", 201, "{\"Id\":\"c1\"}")
                .answer("PUT /containers/shop-web-2/archive", 200, "");
        Stack shop =
                new Stack("shop", "/home/ada/shop/stack.yml", List.of(EVERYTHING, DATABASE, cache), List.of("media"));
        Lab.host(engine).createContainer(ContainerSpec.of(shop, EVERYTHING, 2, "image: sha256:1\nports: 80:8080\n"));
        Golden.assertSame(golden("create-everything.txt"), engine.deeds());
    }

    @Test
    void createsAContainerOfAServiceThatSaysNothing() {
        CannedHttp engine = new CannedHttp("1.52")
                .answer("GET /version", 200, "{\"MinAPIVersion\":\"1.44\"}")
                .answer("GET /images/mongo:latest/json", 200, "{\"Id\":\"sha256:2\",\"Config\":{\"Volumes\":null}}")
                .answer("POST /containers/create", 201, "{\"Id\":\"c1\"}");
        Stack shop = new Stack("shop", "", List.of(DATABASE), List.of());
        Lab.host(engine).createContainer(ContainerSpec.of(shop, DATABASE, 1, "fp"));
        Golden.assertSame(golden("create-little.txt"), engine.deeds());
    }

    @Test
    void runsAHookWithAllItSays() {
        CannedHttp engine = new CannedHttp("1.41")
                .answer("POST /containers/shop-web-1/exec", 201, "{\"Id\":\"e1\"}")
                .answer("POST /exec/e1/start", 200, "");
        Hook full = everyHook().hooks().stopping().get(0);
        Lab.host(engine).processes().launch("shop-web-1", ExecSpec.of(full));
        Golden.assertSame(golden("hook.txt"), engine.deeds());
    }

    /** Two containers of a service, one of which its author has named; a replacement and a one-off do not count. */
    private static final String OF_STAGING = """
            [{"Names": ["/broker"], "Labels": {"io.stackfile.number": "2"}},
             {"Names": ["/staging-amqp-1"], "Labels": {"io.stackfile.number": "1"}},
             {"Names": ["/staging-amqp-1.next"], "Labels": {"io.stackfile.number": "1"}},
             {"Names": ["/staging-amqp-run-1"], "Labels": {"io.stackfile.oneoff": "true"}}]
            """;

    @Test
    void joinsTheNetworkOfAnotherStackWithoutANameOfItsOwnAndIsToldOfWhatIsThere() {
        Service web = TestService.called("web")
                .runsWith(new Settings(
                        Optional.empty(),
                        Stopping.USUAL,
                        new Networking(
                                List.of(),
                                List.of(),
                                List.of(new StackLink("amqp", "staging", "queue")),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        Namespaces.OWN,
                        Logging.OF_ENGINE,
                        Execution.USUAL,
                        Devices.NONE,
                        Limits.NONE,
                        Privileges.USUAL,
                        Lifecycle.USUAL))
                .build();
        CannedHttp engine = new CannedHttp("1.41")
                .answer("GET /images/busybox:latest/json", 200, "{\"Id\":\"sha256:1\"}")
                .answer("GET /containers/json", 200, OF_STAGING)
                .answer(
                        "GET /containers/staging-amqp-1/json",
                        200,
                        "{'Config':{'ExposedPorts':{'5672/tcp':{}},'Env':['PATH=/bin','USER=ada','AMQP_PASSWORD=s3cret',"
                                        .replace('\'', '"')
                                + "\"STORE=amqp://ada:s3cret@store\"]}}")
                .answer("GET /containers/broker/json", 200, "{\"Config\":{\"Env\":[\"USER=bob\"]}}")
                .answer("POST /containers/create", 201, "{\"Id\":\"c1\"}")
                .answer("POST /networks/staging/connect", 200, "");
        Stack shop =
                new Stack("shop", "", List.of(web, TestService.called("amqp").build()), List.of());
        Lab.host(engine).createContainer(ContainerSpec.of(shop, web, 1, "fp"));
        Golden.assertSame(golden("create-on-two-stacks.txt"), engine.deeds());
    }

    @Test
    void aContainerThatDidNotGetItsFilesIsTakenBack() {
        CannedHttp engine = new CannedHttp("1.41")
                .answer("GET /images/busybox:latest/json", 200, "{\"Id\":\"sha256:1\"}")
                .answer("POST /containers/create", 201, "{\"Id\":\"c1\"}")
                .answer(
                        "PUT /containers/shop-web-1/archive",
                        500,
                        "{\"message\":\"container rootfs is marked read-only\"}")
                .answer("DELETE /containers/shop-web-1", 204, "");
        Service web = TestService.called("web")
                .file(new PlacedFile(
                        PlacedFile.Kind.SECRETS, "pw", "/run/secrets/pw", 0, 0, 0444, Content.of("hunter2")))
                .build();
        HostException refusal = assertThrows(
                HostException.class,
                () -> Lab.host(engine)
                        .createContainer(
                                ContainerSpec.of(new Stack("shop", "", List.of(web), List.of()), web, 1, "fp")));
        assertEquals(
                "Docker did not put the configs and secrets into shop-web-1: nothing can be written into a container that is read_only",
                refusal.getMessage());
        assertEquals(
                "DELETE /v1.41/containers/shop-web-1",
                engine.targets().get(engine.targets().size() - 1));
    }

    @Test
    void createsANetworkWithTheSubnetTheEngineChose() {
        CannedHttp engine = new CannedHttp("1.41")
                .answer("POST /networks/create", 201, "{\"Id\":\"n1\"}")
                .answer(
                        "GET /networks/shop.subnet-5a17",
                        200,
                        "{\"IPAM\":{\"Config\":[{\"Subnet\":\"172.20.0.0/16\",\"Gateway\":\"172.20.0.1\"}]}}")
                .answer("DELETE /networks/shop.subnet-5a17", 204, "")
                .answer("GET /networks", 200, "[{\"Name\":\"shop\"}]");
        Lab.host(engine).createNetwork(new NetworkSpec("shop", "shop", "5a17"));
        Golden.assertSame(golden("create-network.txt"), engine.deeds());
    }

    @Test
    void ofTwoNetworksMadeAtTheSameMomentItsOwnIsTakenBack() {
        CannedHttp engine = new CannedHttp("1.41")
                .answer("POST /networks/create", 201, "{\"Id\":\"n1\"}")
                .answer(
                        "GET /networks/shop.subnet-5a17",
                        200,
                        "{\"IPAM\":{\"Config\":[{\"Subnet\":\"172.20.0.0/16\"}]}}")
                .answer("DELETE /networks/shop.subnet-5a17", 204, "")
                .answer("GET /networks", 200, "[{\"Name\":\"shop\"},{\"Name\":\"shop\"}]")
                .answer("DELETE /networks/n1", 204, "");
        HostException refusal = assertThrows(
                HostException.class, () -> Lab.host(engine).createNetwork(new NetworkSpec("shop", "shop", "5a17")));
        assertEquals(
                "Docker did not create network shop: another 'stack up' makes it at this moment; run it again when that one is done",
                refusal.getMessage());
        assertTrue(
                engine.targets().contains("DELETE /v1.41/networks/n1"),
                engine.targets().toString());
    }

    @Test
    void aVolumeOfSomebodyIsNotTakenForAMemory() {
        CannedHttp engine = new CannedHttp("1.41")
                .answer("DELETE /networks/shop", 204, "")
                .answer("GET /networks", 200, "[]")
                .answer("GET /networks/shop", 200, "{}")
                .answer("GET /volumes/shop.was", 200, "{\"Name\":\"shop.was\",\"Labels\":{}}");
        Lab.host(engine).removeNetwork("shop");
        assertTrue(
                engine.targets().stream().noneMatch(target -> target.startsWith("DELETE /v1.41/volumes")),
                engine.targets().toString());
    }

    @Test
    void removesANetworkAndScoutsThatWereLeftBehind() {
        CannedHttp engine = new CannedHttp("1.41")
                .answer("DELETE /networks/shop", 204, "")
                .answer("GET /networks", 200, "[{\"Name\":\"shop.subnet-77\"},{\"Name\":\"shop.other\"}]")
                .answer("DELETE /networks/shop.subnet-77", 204, "");
        Lab.host(engine).removeNetwork("shop");
        assertEquals(
                List.of(
                        "DELETE /v1.41/networks/shop",
                        "GET /v1.41/networks?" + ITS_NETWORKS,
                        "DELETE /v1.41/networks/shop.subnet-77"),
                engine.targets().stream()
                        .filter(target -> target.contains("/networks"))
                        .toList());
    }

    @Test
    void createsAVolume() {
        CannedHttp engine = new CannedHttp("1.41").answer("POST /volumes/create", 201, "{}");
        Lab.host(engine).createVolume(new VolumeSpec("shop_media", "shop", "media"));
        Golden.assertSame(golden("create-volume.txt"), engine.deeds());
    }

    private static Path golden(String name) {
        return Path.of("src/test/resources/host", name);
    }
}
