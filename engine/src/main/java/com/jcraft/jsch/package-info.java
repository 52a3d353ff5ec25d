/** What has to stand inside jsch's own package, because jsch offers it to nobody else. Known to {@code io.stackfile.host.ssh} alone. */
package com.jcraft.jsch;
