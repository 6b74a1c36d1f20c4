package io.cess4j.chain;

import java.util.Map;
import org.web3j.protocol.core.Response;

/** A block with all fields of its header, those of forks that web3j does not know included. */
final class RawBlock extends Response<Map<String, Object>> {}
