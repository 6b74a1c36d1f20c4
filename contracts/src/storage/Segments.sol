// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The layout of a deal in segments, fragments and sectors (protocol.md section 2, docs/formats.md section 1).
/// @notice A deal is cut into segments of 32 MiB, the last one as long as the data; each miner holds one fragment of
/// ceil(segment / k) bytes of every segment, padded to whole sectors of 31 bytes.
/// @custom:security Pure arithmetic over at most 2^32 bytes: nothing overflows, and the callers check 2 <= k <= 32 first.
library Segments {
    uint256 internal constant SEGMENT_BYTES = 33_554_432;
    uint256 internal constant SECTOR_BYTES = 31;
    /// @dev 32 segments: the largest deal.
    uint256 internal constant DEAL_BYTES = 1_073_741_824;

    /// @notice Sectors that one miner holds of a deal.
    /// @param size bytes of the deal's ciphertext
    /// @param k data fragments a segment, not zero
    function sectorsFor(uint256 size, uint256 k) internal pure returns (uint256) {
        unchecked {
            return (size / SEGMENT_BYTES) * sectorsOf(SEGMENT_BYTES, k) + sectorsOf(size % SEGMENT_BYTES, k);
        }
    }

    /// @notice Sectors of one fragment of a segment of `segmentBytes`.
    function sectorsOf(uint256 segmentBytes, uint256 k) internal pure returns (uint256) {
        unchecked {
            uint256 fragmentBytes = (segmentBytes + k - 1) / k;
            return (fragmentBytes + SECTOR_BYTES - 1) / SECTOR_BYTES;
        }
    }
}
