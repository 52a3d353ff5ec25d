package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TableTest {
    private static void reads(int columns, String lines) {
        Table table = new Table("NAME", "IMAGE", "STATUS", "PORTS");
        table.row(
                "lab-web-1",
                "datascience-datascience:latest",
                "Up Less than a second (health: starting)",
                "80→8888/tcp");
        table.row("lab-db-1", "mongo:7", "Up 2 days", "");
        assertEquals(lines, table.within(OptionalInt.of(columns), List.of("IMAGE", "STATUS")));
    }

    @Test
    void whatHasRoomIsWhole() {
        reads(100, """
                NAME       IMAGE                           STATUS                                    PORTS
                lab-web-1  datascience-datascience:latest  Up Less than a second (health: starting)  80→8888/tcp
                lab-db-1   mongo:7                         Up 2 days
                """);
    }

    @Test
    void theImageIsCutFirst() {
        reads(90, """
                NAME       IMAGE                     STATUS                                    PORTS
                lab-web-1  datascience-datascience…  Up Less than a second (health: starting)  80→8888/tcp
                lab-db-1   mongo:7                   Up 2 days
                """);
    }

    @Test
    void thenTheStatusButForHowHealthyItIs() {
        reads(70, """
                NAME       IMAGE             STATUS                       PORTS
                lab-web-1  datascience-dat…  Up Less… (health: starting)  80→8888/tcp
                lab-db-1   mongo:7           Up 2 days
                """);
    }

    @Test
    void thenTheImageIsLeftOut() {
        reads(50, """
                NAME       STATUS                      PORTS
                lab-web-1  Up Les… (health: starting)  80→8888/tcp
                lab-db-1   Up 2 days
                """);
    }
}
