// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What validators earn (protocol.md section 7; ADR 0023).
/// @notice 20 points a block. An era's share of the consensus pool is paid half in equal parts to all who authored a block in
/// it, half by points. Priority fees go to the author (block.coinbase) by the rules of the chain.
interface IEraRewards {
    event BlockCredited(uint256 indexed number, address indexed author, uint256 indexed era);
    event RewardPaid(uint256 indexed era, uint32 indexed node, address indexed account, uint256 amount);

    error BlockAlreadyCredited(uint256 number);
    error BlockOfClosedEra(uint256 number, uint256 era, uint256 current);
    error EraStillOpen(uint256 era, uint256 payableFrom, uint256 current);
    error NothingEarned(uint256 era, uint32 node);

    /// @notice Permissionless: credits the author of the block that carries this transaction.
    function author() external;
    /// @notice Permissionless: credits the authors of earlier blocks, by headers as hashed (BlockHeaders), of the current era or
    /// the one before. Blocks that are credited already are passed over.
    function credit(bytes[] calldata headers) external;
    /// @notice Permissionless, two eras later, when no block of the era can be credited any more: pays the node's account once.
    function pay(uint256 era, uint32 node) external returns (uint256 amount);

    function isCredited(uint256 number) external view returns (bool);
    /// @notice 20 a block; 0 again once it was paid.
    function pointsOf(uint256 era, address validator) external view returns (uint256);
    /// @notice Points of all authors of an era, and how many authors there are.
    function totalOf(uint256 era) external view returns (uint256 points, uint256 authors);
    /// @notice wei that the validator's node would be paid for `era` as it stands.
    function rewardOf(uint256 era, address validator) external view returns (uint256);
}
