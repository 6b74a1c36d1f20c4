package io.cess4j.devnet.besu;

import java.nio.file.Path;
import java.util.List;

/** Besu's command line for a node of a network that reaches no further than this machine. */
final class NodeArguments {
  private NodeArguments() {}

  static List<String> of(BesuNode node, Path genesis) {
    return List.of(
        "--data-path=" + node.folder(),
        "--genesis-file=" + genesis,
        "--p2p-host=" + BesuNode.HOST,
        "--p2p-interface=" + BesuNode.HOST,
        "--p2p-port=" + node.peerPort(),
        "--nat-method=NONE",
        "--discovery-enabled=false",
        "--static-nodes-file=" + node.staticNodes(),
        "--rpc-http-enabled",
        "--rpc-http-host=" + BesuNode.HOST,
        "--rpc-http-port=" + node.rpcPort(),
        "--rpc-http-api=ETH,NET,WEB3,QBFT,ADMIN,TXPOOL",
        "--host-allowlist=*",
        "--min-gas-price=0",
        "--tx-pool-min-gas-price=0",
        "--color-enabled=false",
        // Gas is estimated for a block so long after the newest one; Besu's default is mainnet's 12
        // s,
        // by which everything that has to happen within seconds would seem to be too late.
        "--Xpos-slot-duration=1",
        // A folder may be opened by an older Besu than the one that wrote it last: it is a devnet.
        "--version-compatibility-protection=false");
  }
}
