// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Policy of missed days: what they cost a miner, and whom it goes to (protocol.md sections 4 and 5).
/// @dev Mechanism is IAuditRounds (which days were missed), money IMinerRegistry (collateral, debt) and IVault. Of a miner's
/// missed days in a row the first costs nothing, the second SecondMissFine, each further one FurtherMissFine of the share of
/// its pledge behind its live sectors. What was collected, less SettleBounty for whoever settled, belongs to the deals that
/// are live on the day of the settlement, by sectors.
interface IPenalties {
    event MinerFined(
        uint32 indexed miner, uint16 indexed day, uint256 fine, uint256 collected, uint256 bounty, address settler
    );
    /// @notice `amount` became claimable by the deals that were live with the miner on `day`.
    event FineShared(uint32 indexed miner, uint16 indexed day, uint256 amount, uint256 sectors);
    event CompensationClaimed(uint32 indexed deal, address indexed owner, uint16 untilDay, uint256 amount);

    error OnlyAudits(address expected, address actual);
    error OnlyRegistry(address expected, address actual);
    error OnlyServedBytes(address expected, address actual);

    /// @notice AuditRounds only: finished days of a miner, oldest first.
    /// @param counts a byte a day: 0 where it passed, else how many it has missed in a row with this one (255: or more)
    /// @param settler who gets the bounty, as vault balance
    function settled(uint32 miner, bytes calldata counts, address settler) external;
    /// @notice ServedBytes only: readers attested a day's worth of reading; one more credit, as for a passed day.
    function served(uint32 miner) external;
    /// @notice MinerRegistry only: `amount` of old fines is in this contract's escrow now.
    function debtPaid(uint32 miner, uint256 amount) external;

    /// @notice Permissionless: pays the deal's owner, as vault balance, its part of what its miners were fined on the days of
    /// its term before today. Zero where there is nothing.
    function claim(uint32 deal) external returns (uint256 amount);
    /// @notice What claim() would pay now.
    function claimable(uint32 deal) external view returns (uint256 amount);
    /// @notice Wei per live sector, times 2^64, of all fines of a miner that were shared up to and with `day`.
    function indexOf(uint32 miner, uint16 day) external view returns (uint256);
}
