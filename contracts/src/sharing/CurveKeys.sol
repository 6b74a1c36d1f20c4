// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "../lib/Bls12381.sol";
import {Memory} from "../lib/Memory.sol";

/// @title Public keys in G1 of BLS12-381, as EIP-2537 encodes them.
/// @custom:security A key off the subgroup would leak its owner's secrets to whoever made it, and one at infinity hides nothing:
/// both are refused where a key enters the network, so that nobody has to check the chain's keys again.
library CurveKeys {
    error CurveKeyLength(uint256 expected, uint256 actual);
    /// @notice Infinity, not canonical, off the curve or off the subgroup of order r.
    error CurveKeyRejected(bytes32 digest);

    /// @notice keccak256 of the 128 bytes of a sound key.
    function check(bytes calldata key) internal view returns (bytes32 digest) {
        if (key.length != Bls12381.G1_SIZE) revert CurveKeyLength(Bls12381.G1_SIZE, key.length);
        digest = keccak256(key);
        if (Bls12381.isInfinity(key)) revert CurveKeyRejected(digest);
        // one times the key: an MSM checks the subgroup
        uint256 term = Memory.allocate(Bls12381.TERM_SIZE + Bls12381.G1_SIZE);
        Memory.copyFrom(term, key, 0, Bls12381.G1_SIZE);
        Memory.store(term + Bls12381.G1_SIZE, 1);
        if (!Bls12381.multiply(term, 1, term + Bls12381.TERM_SIZE)) revert CurveKeyRejected(digest);
    }
}
