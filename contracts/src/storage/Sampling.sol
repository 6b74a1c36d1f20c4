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

    /// @notice Draw `k`.
    /// @param sectors not zero
    /// @return position among `sectors`
    /// @return weight 128 bits
    function draw(bytes32 seed, uint256 k, uint256 sectors) internal pure returns (uint256 position, uint256 weight) {
        uint256 hash = uint256(hashAt(seed, k));
        return ((hash >> 128) % sectors, uint128(hash));
    }

    /// @notice Takes the first `samples` live draws apart.
    /// @param live what IDeals.sample returns, at least `samples` draws and not zero
    /// @return nus of the holdings
    /// @return blocks block numbers in them
    /// @return weights of the draws
    /// @return consumed how many draws, dead ones included, it took
    function take(bytes memory live, uint256 samples)
        internal
        pure
        returns (uint128[] memory nus, uint32[] memory blocks, uint128[] memory weights, uint256 consumed)
    {
        nus = new uint128[](samples);
        blocks = new uint32[](samples);
        weights = new uint128[](samples);
        assembly ("memory-safe") {
            let from := add(live, 32)
            let last
            for { let to := 32 } iszero(gt(to, shl(5, samples))) { to := add(to, 32) } {
                let word := mload(from)
                last := mload(add(from, 32))
                mstore(add(nus, to), shr(128, word))
                mstore(add(weights, to), shr(128, shl(128, word)))
                mstore(add(blocks, to), and(last, 0xffffffff))
                from := add(from, 64)
            }
            consumed := add(shr(32, last), 1)
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
