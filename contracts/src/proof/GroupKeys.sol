// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "../lib/Bls12381.sol";
import {BlsSignature} from "../lib/BlsSignature.sol";
import {Memory} from "../lib/Memory.sol";
import {ITeeRegistry} from "./ITeeRegistry.sol";

/// @title Checks of the keys that TEE workers register (protocol.md section 4, KeyGen; docs/formats.md section 7).
/// @custom:security Every point enters a pairing, which checks its subgroup; none may be infinity. Possession is shown under
/// its own purpose, so that the enclave multiplies nothing by x that is not a hash of ours. e(srs1, X) = e(G1, A) ties A to
/// the alpha of the SRS; the rest of the SRS is checked by every miner against the digest.
library GroupKeys {
    bytes16 private constant GROUP_PURPOSE = "CESS4J-TPOP--V1_";
    bytes16 private constant VRF_PURPOSE = "CESS4J-VPOP--V1_";
    uint256 private constant COMPRESSED_SIZE = 48;

    /// @notice Reverts with the name of what is wrong with a group key.
    function check(ITeeRegistry.GroupKey calldata key, bytes32 message) internal view {
        _checkPoint("x", key.x, Bls12381.G2_SIZE);
        _checkPoint("a", key.a, Bls12381.G2_SIZE);
        _checkPoint("srs1", key.srs1, Bls12381.G1_SIZE);
        _checkPoint("possession", key.possession, Bls12381.G1_SIZE);
        _checkSealKey(key.sealKey);
        if (!BlsSignature.verify(GROUP_PURPOSE, message, key.x, key.possession)) {
            revert ITeeRegistry.PossessionRejected("group key");
        }
        if (!_isPowerOfAlpha(key.srs1, key.x, key.a)) revert ITeeRegistry.PossessionRejected("srs1");
    }

    /// @notice Reverts with the name of what is wrong with a VRF key.
    function checkVrf(bytes calldata vrfKey, bytes calldata possession, bytes32 message) internal view {
        _checkPoint("vrfKey", vrfKey, Bls12381.G2_SIZE);
        _checkPoint("vrfPossession", possession, Bls12381.G1_SIZE);
        if (!BlsSignature.verify(VRF_PURPOSE, message, vrfKey, possession)) {
            revert ITeeRegistry.PossessionRejected("vrfKey");
        }
    }

    /// @dev e(srs1, X) e(-G1, A) = 1
    function _isPowerOfAlpha(bytes calldata srs1, bytes calldata x, bytes calldata a) private view returns (bool one) {
        uint256 pairs = Memory.allocate(2 * Bls12381.PAIR_SIZE);
        uint256 second = pairs + Bls12381.PAIR_SIZE;
        Memory.copyFrom(pairs, srs1, 0, Bls12381.G1_SIZE);
        Memory.copyFrom(pairs + Bls12381.G1_SIZE, x, 0, Bls12381.G2_SIZE);
        Bls12381.storeNegativeG1(second);
        Memory.copyFrom(second + Bls12381.G1_SIZE, a, 0, Bls12381.G2_SIZE);
        (, one) = Bls12381.pairing(pairs, 2);
    }

    function _checkPoint(string memory what, bytes calldata point, uint256 size) private pure {
        if (point.length != size) revert ITeeRegistry.PointLength(what, size, point.length);
        if (Bls12381.isInfinity(point)) revert ITeeRegistry.KeyAtInfinity(what);
    }

    /// @dev The curve check of a compressed point needs a square root and is left to whoever seals to the key; the flag bits
    /// of the ZCash format (compressed, infinity) are checked here.
    function _checkSealKey(bytes calldata sealKey) private pure {
        if (sealKey.length != COMPRESSED_SIZE) {
            revert ITeeRegistry.PointLength("sealKey", COMPRESSED_SIZE, sealKey.length);
        }
        uint8 flags = uint8(sealKey[0]);
        if (flags & 0x80 == 0 || flags & 0x40 != 0) revert ITeeRegistry.KeyAtInfinity("sealKey");
    }
}
