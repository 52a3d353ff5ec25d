package io.stackfile.reader;

import io.stackfile.model.DiskLimits;
import io.stackfile.model.DiskLimits.OfDevice;
import io.stackfile.schema.Node;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** {@code blkio_config}. */
final class DiskReader {
    private static final String WEIGHT = "write 500 for the usual, 1000 for the most";

    private DiskReader() {}

    static DiskLimits read(Keys keys) {
        Keys disks = Twin.inside(keys, "blkio_config");
        return new DiskLimits(
                weight(disks),
                devices(disks, "weight_device", DiskReader::weight),
                devices(disks, "device_read_bps", device -> device.size("rate")),
                devices(disks, "device_read_iops", DiskReader::operations),
                devices(disks, "device_write_bps", device -> device.size("rate")),
                devices(disks, "device_write_iops", DiskReader::operations));
    }

    private static OptionalLong weight(Keys keys) {
        return keys.between("weight", 10, 1000, WEIGHT);
    }

    private static OptionalLong operations(Keys device) {
        return device.between("rate", 0, Long.MAX_VALUE, "write how many a second: 120");
    }

    private static List<OfDevice> devices(Keys disks, String key, Function<Keys, OptionalLong> amount) {
        return disks.items(key).stream()
                .filter(Node.Mapping.class::isInstance)
                .map(item -> new Keys((Node.Mapping) item, disks.where(key), disks.problems()))
                .flatMap(device -> device.text("path").filter(path -> isDevice(device, path)).stream()
                        .flatMap(path -> amount.apply(device).stream().mapToObj(number -> new OfDevice(path, number))))
                .toList();
    }

    private static boolean isDevice(Keys device, String path) {
        if (path.startsWith("/dev/")) {
            return true;
        }
        device.error(
                device.scalar("path").orElseThrow(), "path", "'" + path + "' is not a device", "write /dev/sda, say");
        return false;
    }
}
