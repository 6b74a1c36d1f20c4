// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "./Bls12381.sol";
import {HashToCurve} from "./HashToCurve.sol";
import {Memory} from "./Memory.sol";

/// @title BLS signatures with keys in G2 and signatures in G1: proofs of possession and the VRF of beats.
/// @custom:security The signature of a message is unique (the pairing checks canonical encoding and subgroup), which makes
/// it a VRF. A key at infinity would accept the signature at infinity of every message: keys are checked where they are
/// registered. The purpose keeps signatures of one kind from serving as another.
library BlsSignature {
    /// @notice Whether e(signature, G2) = e(H_purpose(message), publicKey).
    /// @param publicKey 256 bytes EIP-2537
    /// @param signature 128 bytes EIP-2537; false for any other length
    function verify(bytes16 purpose, bytes32 message, bytes calldata publicKey, bytes calldata signature)
        internal
        view
        returns (bool one)
    {
        if (publicKey.length != Bls12381.G2_SIZE || signature.length != Bls12381.G1_SIZE) return false;
        uint256 pairs = Memory.allocate(2 * Bls12381.PAIR_SIZE);
        uint256 second = pairs + Bls12381.PAIR_SIZE;
        Memory.copyFrom(pairs, signature, 0, Bls12381.G1_SIZE);
        Bls12381.storeNegativeG2(pairs + Bls12381.G1_SIZE);
        HashToCurve.hash(HashToCurve.prepare(purpose), message, second);
        Memory.copyFrom(second + Bls12381.G1_SIZE, publicKey, 0, Bls12381.G2_SIZE);
        (, one) = Bls12381.pairing(pairs, 2);
    }
}
