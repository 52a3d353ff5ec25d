package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void aVolumeIsNamedAfterItsContainerAndPath() {
        assertEquals("shop_db-1_data-db", Names.volume("shop", "db", 1, "/data/db"));
        assertEquals("shop_db-2_data", Names.volume("shop", "db", 2, "/data/"));
        assertEquals("shop_db-1_root", Names.volume("shop", "db", 1, "/"));
    }

    @Test
    void differentPathsHaveDifferentVolumes() {
        assertNotEquals(Names.volume("shop", "db", 1, "/data/db"), Names.volume("shop", "db", 1, "/data-db"));
        assertNotEquals(Names.volume("shop", "db", 1, "/data db"), Names.volume("shop", "db", 1, "/data-db"));
    }
}
