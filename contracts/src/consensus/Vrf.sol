// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "../lib/Bls12381.sol";
import {BlsSignature} from "../lib/BlsSignature.sol";
import {HashToCurve} from "../lib/HashToCurve.sol";
import {Memory} from "../lib/Memory.sol";

/// @title The VRF of elections: P = secret H(message), R = SHA-256("CESS-R2S-P2H" ‖ P compressed) (protocol.md section 7).
/// @custom:security Proofs over one message are checked together: e(sum w_i P_i, G2) = e(H, sum w_i pk_i), with 128-bit
/// weights that are hashed from all keys and proofs, so that errors of several proofs cannot cancel out. MSM refuses points
/// that are not canonical, not on the curve or not in the subgroup; a key may not be infinity (checked at registration).
library Vrf {
    bytes16 private constant PURPOSE = "CESS4J-R2S---V1_";
    bytes12 private constant HASH_TAG = "CESS-R2S-P2H";
    uint256 private constant G2_TERM = 288;
    /// @dev (p - 1) / 2 of the base field in two words, as y is written.
    uint256 private constant HALF_HIGH = 0x0d0088f51cbff34d258dd3db21a5d66b;
    uint256 private constant HALF_LOW = 0xb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd555;

    /// @notice Whether proof i is of key i over `message`, for all of them.
    /// @param keys 256 bytes each
    /// @param proofs 128 bytes each, as many
    function verify(bytes32 message, bytes calldata keys, bytes calldata proofs) internal view returns (bool one) {
        uint256 count = proofs.length / Bls12381.G1_SIZE;
        if (count == 1) return BlsSignature.verify(PURPOSE, message, keys, proofs);
        uint256 mark = Memory.allocate(0);
        uint256 pairs = Memory.allocate(2 * Bls12381.PAIR_SIZE);
        one = _sum(keys, proofs, count, pairs);
        if (!one) return false;
        Bls12381.storeNegativeG2(pairs + Bls12381.G1_SIZE);
        HashToCurve.hash(HashToCurve.prepare(PURPOSE), message, pairs + Bls12381.PAIR_SIZE);
        (, one) = Bls12381.pairing(pairs, 2);
        Memory.release(mark);
    }

    /// @notice VRF_P2H of the proof at proofs[start, start + 128), which was verified.
    function output(bytes calldata proofs, uint256 start) internal pure returns (bytes32) {
        bytes calldata x = proofs[start + 16:start + 64];
        uint256 high = uint256(bytes32(proofs[start + 64:start + 96]));
        uint256 low = uint256(bytes32(proofs[start + 96:start + 128]));
        // ZCash's format: bit 7 compressed, bit 5 the larger root; infinity is the proof of no key.
        bool larger = high > HALF_HIGH || (high == HALF_HIGH && low > HALF_LOW);
        bytes1 first = x[0] | bytes1(larger ? 0xa0 : 0x80);
        return sha256(abi.encodePacked(HASH_TAG, first, x[1:]));
    }

    /// @dev The weighted sums of proofs (at `pairs`) and of keys (behind the second point of G1).
    function _sum(bytes calldata keys, bytes calldata proofs, uint256 count, uint256 pairs)
        private
        view
        returns (bool ok)
    {
        uint256 g1 = Memory.allocate(count * Bls12381.TERM_SIZE);
        uint256 g2 = Memory.allocate(count * G2_TERM);
        bytes32 root = keccak256(bytes.concat(keccak256(keys), keccak256(proofs)));
        for (uint256 i; i < count; ++i) {
            uint256 weight = uint128(uint256(keccak256(bytes.concat(root, bytes32(i)))));
            uint256 term = g1 + i * Bls12381.TERM_SIZE;
            Memory.copyFrom(term, proofs, i * Bls12381.G1_SIZE, Bls12381.G1_SIZE);
            Memory.store(term + Bls12381.G1_SIZE, weight);
            term = g2 + i * G2_TERM;
            Memory.copyFrom(term, keys, i * Bls12381.G2_SIZE, Bls12381.G2_SIZE);
            Memory.store(term + Bls12381.G2_SIZE, weight);
        }
        ok = Bls12381.multiply(g1, count, pairs)
            && Bls12381.multiplyG2(g2, count, pairs + Bls12381.PAIR_SIZE + Bls12381.G1_SIZE);
    }
}
