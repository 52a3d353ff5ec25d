package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A plan on screens that are too narrow for its columns. */
class PlanTextTest {
    private static Plan plan() {
        String db = "db: {image: redis}";
        var host = Deployed.with(Given.stack("notebook: {image: nginx, ports: ['80:8888']}", db));
        return Deployed.plan(
                Given.stack(
                        "notebook: {image: nginx, environment: {PASSWORD: '7'}, ports: ['80:8888'], links: [db]}", db),
                host);
    }

    @Test
    void reasonsHaveAsMuchRoomAsThereIsAndStandBelowWhenThatIsTooLittle() {
        StringBuilder all = new StringBuilder();
        for (int columns : new int[] {100, 80, 40}) {
            String text = plan().in(columns);
            all.append(columns).append(" columns\n").append(text).append('\n');
            assertTrue(columns == 40 || text.lines().limit(8).allMatch(line -> line.length() <= columns), text);
        }
        Golden.assertSame(Path.of("src/test/resources/plan-narrow.txt"), all.toString());
        assertEquals(plan().toString(), plan().in(200));
    }
}
