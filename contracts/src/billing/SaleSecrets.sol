// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "../lib/Bls12381.sol";
import {Memory} from "../lib/Memory.sol";

/// @title The equations of key sales (docs/formats.md, sale capsule).
/// @dev S is the only point with e(S, G2) = e(W, A2): the pairing is not degenerate and the precompile takes canonical bytes only, so
/// the bytes of S are unique too, and with them what the capsule unseals to.
/// @custom:security A delivery has to satisfy e(C2, G2) = e(W, A2) e(B, K2) and e(C1, G2) = e(G1, K2); both are checked at once, the
/// second raised to a weight that is hashed from everything, so that errors of the two cannot cancel out. Every point passes an MSM or
/// the pairing, which check the subgroups. Who sees a delivery without b or S learns nothing of S under the co-CDH assumption, as long
/// as k is used once.
library SaleSecrets {
    uint256 internal constant DELIVERY_SIZE = 2 * Bls12381.G1_SIZE + Bls12381.G2_SIZE;
    bytes18 private constant PAD = "cess4j sale pad v1";
    bytes24 private constant COMMITMENT = "cess4j key commitment v1";

    /// @notice Whether W is in G1 and A2 in G2, neither infinity.
    function isCapsule(bytes calldata point, bytes calldata labelKey) internal view returns (bool ok) {
        if (Bls12381.isInfinity(point) || Bls12381.isInfinity(labelKey)) return false;
        uint256 pair = Memory.allocate(Bls12381.PAIR_SIZE);
        Memory.copyFrom(pair, point, 0, Bls12381.G1_SIZE);
        Memory.copyFrom(pair + Bls12381.G1_SIZE, labelKey, 0, Bls12381.G2_SIZE);
        (ok,) = Bls12381.pairing(pair, 1);
    }

    /// @notice Whether B is in G1 and not infinity.
    function isReaderKey(bytes calldata key) internal view returns (bool) {
        if (Bls12381.isInfinity(key)) return false;
        uint256 term = Memory.allocate(Bls12381.TERM_SIZE);
        Memory.copyFrom(term, key, 0, Bls12381.G1_SIZE);
        Memory.store(term + Bls12381.G1_SIZE, 1);
        return Bls12381.multiply(term, 1, Memory.allocate(Bls12381.G1_SIZE));
    }

    /// @notice Whether C1 ‖ K2 ‖ C2 gives the holder of b the secret: e(C2 + w C1, -G2) e(W, A2) e(B + w G1, K2) = 1.
    function isDelivery(
        bytes calldata point,
        bytes calldata labelKey,
        bytes calldata readerKey,
        bytes calldata delivery
    ) internal view returns (bool one) {
        uint256 k2 = Bls12381.G1_SIZE;
        uint256 c2 = k2 + Bls12381.G2_SIZE;
        if (Bls12381.isInfinity(delivery[k2:c2])) return false;
        uint256 weight = uint128(uint256(keccak256(bytes.concat(point, labelKey, readerKey, delivery))));
        uint256 pairs = Memory.allocate(3 * Bls12381.PAIR_SIZE);
        uint256 terms = Memory.allocate(2 * Bls12381.TERM_SIZE);
        Memory.copyFrom(terms, delivery, c2, Bls12381.G1_SIZE);
        Memory.copyFrom(terms + Bls12381.TERM_SIZE, delivery, 0, Bls12381.G1_SIZE);
        if (!_sum(terms, weight, pairs)) return false;
        Bls12381.storeNegativeG2(pairs + Bls12381.G1_SIZE);
        pairs += Bls12381.PAIR_SIZE;
        Memory.copyFrom(pairs, point, 0, Bls12381.G1_SIZE);
        Memory.copyFrom(pairs + Bls12381.G1_SIZE, labelKey, 0, Bls12381.G2_SIZE);
        pairs += Bls12381.PAIR_SIZE;
        Memory.copyFrom(terms, readerKey, 0, Bls12381.G1_SIZE);
        Bls12381.storeG1(terms + Bls12381.TERM_SIZE);
        if (!_sum(terms, weight, pairs)) return false;
        Memory.copyFrom(pairs + Bls12381.G1_SIZE, delivery, k2, Bls12381.G2_SIZE);
        (, one) = Bls12381.pairing(pairs - 2 * Bls12381.PAIR_SIZE, 3);
    }

    /// @notice Whether e(S, G2) = e(W, A2).
    function isSecret(bytes calldata point, bytes calldata labelKey, bytes calldata secret)
        internal
        view
        returns (bool one)
    {
        uint256 pairs = Memory.allocate(2 * Bls12381.PAIR_SIZE);
        Memory.copyFrom(pairs, secret, 0, Bls12381.G1_SIZE);
        Bls12381.storeNegativeG2(pairs + Bls12381.G1_SIZE);
        pairs += Bls12381.PAIR_SIZE;
        Memory.copyFrom(pairs, point, 0, Bls12381.G1_SIZE);
        Memory.copyFrom(pairs + Bls12381.G1_SIZE, labelKey, 0, Bls12381.G2_SIZE);
        (, one) = Bls12381.pairing(pairs - Bls12381.PAIR_SIZE, 2);
    }

    /// @notice The key commitment of what the first sealed word unseals to.
    function commitmentOf(bytes calldata secret, uint40 certificate, bytes calldata sealedKeys)
        internal
        view
        returns (bytes32)
    {
        bytes32 pad =
            sha256(abi.encodePacked(PAD, secret, uint64(block.chainid), address(this), certificate, uint32(0)));
        return sha256(abi.encodePacked(COMMITMENT, pad ^ bytes32(sealedKeys[:32])));
    }

    /// @dev The first term once and the second `weight` times.
    function _sum(uint256 terms, uint256 weight, uint256 to) private view returns (bool) {
        Memory.store(terms + Bls12381.G1_SIZE, 1);
        Memory.store(terms + Bls12381.TERM_SIZE + Bls12381.G1_SIZE, weight);
        return Bls12381.multiply(terms, 2, to);
    }
}
