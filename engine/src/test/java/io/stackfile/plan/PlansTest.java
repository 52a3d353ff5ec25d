package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlansTest {
    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/plans"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsWhatToDoAndWhyAndAfterWhat(Path folder) {
        Path before = folder.resolve("before.yml");
        FakeHost host = Files.exists(before) ? Deployed.with(shop(before)) : Deployed.host();
        host.withNetworks("everybody").withVolumes("everybody");
        Stack stack = shop(folder.resolve("shop.yml"));

        Plan plan = Deployed.plan(stack, host);

        Golden.assertSame(folder.resolve("plan.txt"), plan.toString());
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(Deployed.plan(stack, host).isEmpty(), "nothing is left to do once it is done");
    }

    private static Stack shop(Path file) {
        return Given.stack(file).called("shop", "/shop.yml");
    }
}
