#!/bin/bash
# Of the real one: start-foreground and status.
set -e
case $1 in
  start-foreground)
    exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ${SERVER_JVMFLAGS:--Xmx128m} ${JVMFLAGS:-} \
      -Dorg.slf4j.simpleLogger.defaultLogLevel=${ZOO_LOG_LEVEL:-warn} \
      -cp '/opt/zookeeper/lib/*' org.apache.zookeeper.server.quorum.QuorumPeerMain "$ZOO_CONF_DIR/zoo.cfg"
    ;;
  status)
    exec 3<>/dev/tcp/localhost/2181
    echo srvr >&3
    grep Mode <&3
    ;;
  *) echo "usage: zkServer.sh start-foreground | status" >&2; exit 2 ;;
esac
