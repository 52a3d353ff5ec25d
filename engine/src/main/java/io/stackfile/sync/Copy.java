package io.stackfile.sync;

import java.util.Optional;

/**
 * A file, folder or link to be copied.
 *
 * @param over what it takes the place of
 */
public record Copy(Entry entry, Optional<Entry> over, String reason) {
    public String path() {
        return entry.path();
    }
}
