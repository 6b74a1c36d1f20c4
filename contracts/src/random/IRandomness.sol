// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Public randomness that nobody could choose (protocol.md section 1).
/// @notice prevrandao and block hashes are never used: the first is constant under QBFT, the second can be ground.
interface IRandomness {
    /// @notice The beat whose interval contains `timestamp`: (timestamp - genesis) / beatSeconds.
    function beatNumberAt(uint256 timestamp) external view returns (uint256);
    /// @notice The first posted beat with a number of at least `number`, zero where there is none yet or where it has left
    /// the ring of the last RING beats.
    function firstBeatFrom(uint256 number) external view returns (bytes32 beat);
    /// @notice The seed of window `window` of day `day`: the first beat that was posted inside the window with a number of
    /// at least the window's first; zero where there was none. Kept for ever, misses settle lazily.
    function windowSeed(uint256 day, uint256 window) external view returns (bytes32 seed);
    /// @notice The seeds of windows `from` ... `until` - 1 of a day, 32 bytes each: a proof needs those of all earlier windows.
    function windowSeeds(uint256 day, uint256 from, uint256 until) external view returns (bytes memory seeds);
}
