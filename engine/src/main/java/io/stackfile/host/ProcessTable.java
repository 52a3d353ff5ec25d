package io.stackfile.host;

import java.util.List;

/** The processes of a container as the machine's {@code ps} lists them; each row has a cell for each title. */
public record ProcessTable(List<String> titles, List<List<String>> rows) {
    public ProcessTable {
        titles = List.copyOf(titles);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
