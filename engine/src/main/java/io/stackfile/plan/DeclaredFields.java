package io.stackfile.plan;

import io.stackfile.model.AddressPlan;
import io.stackfile.model.Network;
import io.stackfile.model.StoredVolume;
import java.util.List;
import java.util.Optional;

/** What a file says of a network or a volume, as the text of a label; empty when it says nothing. */
record DeclaredFields(String salt) {
    String fingerprint(Network network) {
        Fields fields = new Fields(salt);
        fields.put("driver", network.driver());
        fields.putAll("driver_opts", network.options());
        fields.putTrue("internal", network.internal());
        fields.putTrue("attachable", network.attachable());
        fields.put("enable_ipv4", Optional.of(network.ipv4()).filter(enabled -> !enabled));
        fields.putTrue("enable_ipv6", network.ipv6());
        fields.put("ipam.driver", network.addresses().driver());
        fields.putAll("ipam.options", network.addresses().options());
        List<AddressPlan.Pool> pools = network.addresses().pools();
        for (int i = 0; i < pools.size(); i++) {
            String key = "ipam.config." + (i + 1);
            fields.put(key + ".subnet", pools.get(i).subnet());
            fields.put(key + ".ip_range", pools.get(i).range());
            fields.put(key + ".gateway", pools.get(i).gateway());
            fields.putAll(key + ".aux_addresses", pools.get(i).reserved());
        }
        fields.putAll("labels", network.labels());
        return text(fields);
    }

    String fingerprint(StoredVolume volume) {
        Fields fields = new Fields(salt);
        fields.put("driver", volume.driver());
        fields.putAll("driver_opts", volume.options());
        fields.putAll("labels", volume.labels());
        return text(fields);
    }

    private static String text(Fields fields) {
        return fields.all().isEmpty() ? "" : new Fingerprint(fields.all()).toString();
    }
}
