package io.stackfile.cloud;

/** What a new machine does with itself when it starts for the first time. Every process on it can read this: no secrets. */
final class CloudInit {
    static final String USER = "deploy";

    private CloudInit() {}

    static String text(PublicKey key) {
        return """
                #cloud-config
                groups: [docker]
                users:
                  - name: %s
                    groups: [docker]
                    shell: /bin/bash
                    ssh_authorized_keys: ['%s']
                package_update: true
                packages: [docker.io, unattended-upgrades]
                write_files:
                  - path: /etc/docker/daemon.json
                    content: |
                      {"live-restore": true, "log-driver": "local", "log-opts": {"max-size": "10m", "max-file": "5"}}
                  - path: /etc/apt/apt.conf.d/52stack
                    content: |
                      APT::Periodic::Update-Package-Lists "1";
                      APT::Periodic::Unattended-Upgrade "1";
                  - path: /etc/ssh/sshd_config.d/10-stack.conf
                    content: |
                      PasswordAuthentication no
                      AllowTcpForwarding yes
                      AllowStreamLocalForwarding yes
                runcmd:
                  - [systemctl, enable, --now, docker]
                  - [systemctl, try-reload-or-restart, ssh]
                """.formatted(USER, key.line());
    }
}
