// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMinerRegistry} from "./IMinerRegistry.sol";

/// @title Pays for keeping the books of miners that do not keep them (ADR 0022).
/// @notice MinerRegistry.retire and Deals.roll are anybody's and free of charge. For a miner that leaves, was expelled, or has
/// missed RepairMisses settled days in a row, the same through this contract earns KeeperFee of the pledge behind what was
/// handled, from that miner's collateral.
interface IUpkeep {
    event UpkeepPaid(uint32 indexed miner, address indexed keeper, uint256 sectors, uint256 fee);

    error MinerKeepsItsBooks(
        uint32 miner, IMinerRegistry.MinerState state, uint256 expectedMisses, uint256 actualMisses
    );
    error NothingToRoll(uint32 miner);

    /// @notice Frees the space of the miner's ended deals.
    /// @return fee wei, the caller's vault balance
    function roll(uint32 miner) external returns (uint256 fee);
    /// @notice Takes up to 256 tickets that no draw can pick out of the urn.
    /// @param units tickets
    /// @return fee wei, the caller's vault balance
    function retire(uint32 miner, uint24 units) external returns (uint256 fee);
}
