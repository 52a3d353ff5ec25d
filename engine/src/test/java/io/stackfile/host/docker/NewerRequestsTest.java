package io.stackfile.host.docker;

import io.stackfile.golden.Golden;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.NetworkSpec;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an engine is told in words of a newer interface than is usually spoken with it. */
final class NewerRequestsTest {
    private static final Path RESOURCES = Path.of("src/test/resources/host");

    @Test
    void newerKeysAreSaidInTheInterfaceThatKnowsThem() {
        CannedHttp engine = new CannedHttp("1.51")
                .answer("POST /networks/create", 201, "{\"Id\":\"n1\"}")
                .answer("GET /networks", 200, "[{\"Name\":\"shop_front\"}]")
                .answer("GET /images/nginx:latest/json", 200, "{\"Id\":\"sha256:1\"}")
                .answer("POST /volumes/create", 201, "{}")
                .answer("POST /containers/create", 201, "{\"Id\":\"c1\"}")
                .answer("POST /networks/shop_front/connect", 200, "")
                .answer("POST /networks/shop_back/connect", 200, "")
                .answer("POST /networks/shop_back/disconnect", 200, "");
        Stack shop = Given.stack(RESOURCES.resolve("newer.yml")).called("shop", "/shop.yml");
        Service web = shop.service("web").orElseThrow();
        DockerHost host = Lab.host(engine);
        host.createNetwork(
                new NetworkSpec("shop_front", "shop", "5a17", shop.declared().network("front"), "fp"));
        host.createContainer(ContainerSpec.of(shop, web, 1, "fp"));
        Golden.assertSame(RESOURCES.resolve("newer-requests.txt"), engine.deeds());
    }
}
