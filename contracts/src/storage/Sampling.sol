// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "./IDeals.sol";

/// @title What a challenge seed asks for: bucket, positions, weights, evaluation point (protocol.md section 4, Chal).
/// @dev keccak256(seed, k) is over two words. Positions are drawn by sector, so a holding counts by its size and a short
/// last block by its sectors: many tiny files dilute nothing. The bias of `mod` is below 2^-88 for a position (a
/// 128-bit number modulo a 40-bit one); that of z does not matter, it only has to be unpredictable.
library Sampling {
    /// @dev Order of BLS12-381's groups.
    uint256 internal constant GROUP_ORDER = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;
    uint256 private constant POINT_INDEX = 1 << 200;
    uint256 private constant BUCKET_INDEX = 1 << 201;

    /// @return z in [0, GROUP_ORDER)
    function evaluationPoint(bytes32 seed) internal pure returns (uint256 z) {
        return uint256(hashAt(seed, POINT_INDEX)) % GROUP_ORDER;
    }

    /// @return group the bucket to prove, drawn by frozen sectors
    /// @return sectors frozen in it; zero where no bucket has any
    function bucketOf(bytes32 seed, IDeals.Bucket[4] memory buckets)
        internal
        pure
        returns (uint256 group, uint256 sectors)
    {
        uint256 sum = uint256(buckets[0].frozen) + buckets[1].frozen + buckets[2].frozen + buckets[3].frozen;
        if (sum == 0) return (0, 0);
        uint256 position = uint256(hashAt(seed, BUCKET_INDEX)) % sum;
        while (position >= buckets[group].frozen) {
            position -= buckets[group++].frozen;
        }
        sectors = buckets[group].frozen;
    }

    /// @return positions of the first `draws` draws among `sectors`, not zero
    /// @return weights of the same draws
    function draw(bytes32 seed, uint256 draws, uint256 sectors)
        internal
        pure
        returns (uint40[] memory positions, uint128[] memory weights)
    {
        positions = new uint40[](draws);
        weights = new uint128[](draws);
        assembly ("memory-safe") {
            mstore(0, seed)
            let position := add(positions, 32)
            let weight := add(weights, 32)
            for { let k := 0 } lt(k, draws) { k := add(k, 1) } {
                mstore(32, k)
                let hash := keccak256(0, 64)
                mstore(position, mod(shr(128, hash), sectors))
                mstore(weight, shr(128, shl(128, hash)))
                position := add(position, 32)
                weight := add(weight, 32)
            }
        }
    }

    /// @notice Moves the live draws to the front of the three arrays and shortens these to `samples`.
    /// @param dead what stands in `blocks` for a draw to skip
    /// @return live how many were live, up to `samples`
    /// @return consumed how many draws it took; the arrays are only shortened when they hold `samples` live ones
    function keepLive(
        uint128[] memory nus,
        uint32[] memory blocks,
        uint128[] memory weights,
        uint256 samples,
        uint256 dead
    ) internal pure returns (uint256 live, uint256 consumed) {
        assembly ("memory-safe") {
            let draws := mload(blocks)
            let to := 32
            for {} and(lt(consumed, draws), lt(live, samples)) {} {
                consumed := add(consumed, 1)
                let from := shl(5, consumed)
                let index := mload(add(blocks, from))
                if iszero(eq(index, dead)) {
                    mstore(add(blocks, to), index)
                    mstore(add(nus, to), mload(add(nus, from)))
                    mstore(add(weights, to), mload(add(weights, from)))
                    to := add(to, 32)
                    live := add(live, 1)
                }
            }
            if eq(live, samples) {
                mstore(blocks, samples)
                mstore(nus, samples)
                mstore(weights, samples)
            }
        }
    }

    function hashAt(bytes32 seed, uint256 k) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0, seed)
            mstore(32, k)
            hash := keccak256(0, 64)
        }
    }
}
