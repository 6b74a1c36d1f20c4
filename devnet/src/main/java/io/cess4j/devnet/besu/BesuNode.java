package io.cess4j.devnet.besu;

import io.cess4j.chain.Address;
import java.net.URI;
import java.nio.file.Path;

/**
 * One node of a network, running or not.
 *
 * @param index from 0 on
 * @param folder its data
 * @param key whose address is the validator's
 * @param rpcPort of JSON-RPC over HTTP
 * @param peerPort where other nodes reach it
 */
record BesuNode(int index, Path folder, NodeKey key, int rpcPort, int peerPort) {
  static final String HOST = "127.0.0.1";

  static String name(int index) {
    return "besu-" + (index + 1);
  }

  static String rpcPortName(int index) {
    return name(index) + ".rpc";
  }

  static String peerPortName(int index) {
    return name(index) + ".peers";
  }

  /** {@code besu-2}. */
  String name() {
    return name(index);
  }

  Address address() {
    return key.address();
  }

  URI rpc() {
    return URI.create("http://" + HOST + ":" + rpcPort);
  }

  /** For other nodes; without discovery, which loopback does not need. */
  String enode() {
    return "enode://%s@%s:%d?discport=0".formatted(key.id(), HOST, peerPort);
  }

  Path keyFile() {
    return folder.resolve("key");
  }

  Path staticNodes() {
    return folder.resolve("static-nodes.json");
  }
}
