// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Tips for whoever fetches what the network owes an account (ADR 0022).
/// @notice Refunds, compensation and fees wait until somebody claims them; anybody may, and the money goes to whom it belongs. Who
/// does not want to do so itself deposits a budget here and says what one settlement is worth, and how often.
interface ISettlementOffers {
    /// @param rest wei left in the budget
    /// @param tip wei a settlement
    /// @param everyDays protocol days between two settlements of the same deal or miner, at least 1
    struct Offer {
        uint128 rest;
        uint96 tip;
        uint16 everyDays;
    }

    event OfferChanged(address indexed account, uint256 rest, uint256 tip, uint256 everyDays);
    event DealSettled(uint32 indexed deal, address indexed owner, address indexed keeper, uint256 amount, uint256 tip);
    event MinerSettled(
        uint32 indexed miner, address indexed account, address indexed keeper, uint256 amount, uint256 tip
    );

    error TermsOutOfRange(uint256 largestTip, uint256 tip, uint256 largestDays, uint256 everyDays);
    error NoOffer(address account);
    error SettledLately(uint256 dueDay, uint256 today);
    /// @notice What would be settled does not bring its account more than the tip.
    error NotWorthTheTip(uint256 tip, uint256 amount);

    /// @notice Sets the caller's terms and adds `amount` wei of its vault balance to its budget.
    /// @param everyDays 1 to 3,650
    function offer(uint256 amount, uint96 tip, uint16 everyDays) external;
    /// @notice Ends the caller's offer; what is left of the budget is vault balance again.
    function withdraw() external returns (uint256 rest);

    /// @notice Permissionless: Deals.claim and Penalties.claim for the deal, and the tip of its owner for the caller.
    function settleDeal(uint32 deal) external returns (uint256 amount);
    /// @notice Permissionless: Deals.collect for the miner, and the tip of its account for the caller.
    function settleMiner(uint32 miner) external returns (uint256 amount);

    function offerOf(address account) external view returns (Offer memory);
    /// @notice First day on which settling the deal is paid again.
    function dealDueFrom(uint32 deal) external view returns (uint256 day);
    /// @notice First day on which settling the miner is paid again.
    function minerDueFrom(uint32 miner) external view returns (uint256 day);
}
