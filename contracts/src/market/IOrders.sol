// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Orders: place, draw, veto, cancel (protocol.md section 3).
/// @dev The id of an order is the id of the deal that it becomes.
interface IOrders {
    enum OrderState {
        None,
        Placed, // waits for a beat and a draw, or for the draw of a replacement
        Drawn, // all miners and the TEE worker are known
        Active, // a deal
        Cancelled
    }

    /// @param size bound on the deal's ciphertext in bytes, 1 to 2^30
    /// @param k data fragments a segment, 2 <= k <= n <= 32
    /// @param termDays protocol days, at least MinimumTerm
    /// @param regions bit r allows region r; 0xffff anywhere
    /// @param gateway whose descriptor the miners accept
    /// @param price the client's price in wei per GiB of fragment and day, at least price()
    struct Terms {
        uint32 size;
        uint8 k;
        uint8 n;
        uint16 termDays;
        uint16 regions;
        address gateway;
        uint128 price;
    }

    /// @param rate wei per miner and protocol day
    /// @param endDay first day that is not covered, a multiple of 7
    /// @param drawBeat the draw uses the first beat with a number of at least this
    /// @param deadline timestamp after which anyone may expire the order
    /// @param cost what the order locked, in wei
    /// @param miners empty before the first draw; 0 in a slot that waits for its replacement or repair
    struct Order {
        uint32 id;
        address owner;
        address gateway;
        OrderState state;
        uint8 k;
        uint8 n;
        uint8 replacements;
        uint16 regions;
        uint16 placedDay;
        uint16 endDay;
        uint16 worker;
        uint16 tiKey;
        uint32 size;
        uint32 drawBeat;
        uint40 deadline;
        uint80 rate;
        uint256 cost;
        uint32[] miners;
    }

    /// @notice What Deals needs of an order that becomes a deal.
    /// @param miners ids of 4 bytes each, big-endian, in slot order
    struct Activated {
        address owner;
        uint32 size;
        uint8 k;
        uint8 n;
        uint16 endDay;
        uint16 worker;
        uint16 tiKey;
        uint80 rate;
        bytes miners;
    }

    struct Quote {
        uint256 price;
        uint256 rate;
        uint256 cost;
        uint256 endDay;
        uint256 expiresAt;
        uint256 sectors;
    }

    event OrderPlaced(
        uint32 indexed order,
        address indexed owner,
        address indexed gateway,
        Terms terms,
        uint80 rate,
        uint16 endDay,
        uint256 cost
    );
    event OrderDrawn(uint32 indexed order, uint16 worker, uint16 tiKey, uint32[] miners);
    event SlotVetoed(uint32 indexed order, uint8 slot, uint32 miner, uint8 replacements);
    event WorkerVetoed(uint32 indexed order, uint16 worker, uint8 replacements);
    event OrderCancelled(uint32 indexed order, uint256 refund, uint256 fee);
    event CandidatesRanOut(uint32 indexed order, uint256 required, uint256 found);

    error OrderUnknown(uint32 order);
    error OrderStateWrong(uint32 order, OrderState expected, OrderState actual);
    error SizeOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error CodeOutOfRange(uint8 k, uint8 n);
    error TermTooShort(uint256 minimum, uint256 actual);
    error TermTooLong(uint256 lastDay, uint256 actual);
    error RegionsEmpty();
    error GatewayMissing();
    error PriceTooLow(uint256 minimum, uint256 actual);
    error OrderRateTooHigh(uint256 maximum, uint256 actual);
    error BeatMissing(uint32 order, uint256 beat);
    error OnlyOwner(uint32 order, address expected, address actual);
    error OnlyParty(uint32 order, address owner, address gateway, address actual);
    error SlotOutOfRange(uint256 maximum, uint256 actual);
    error ReplacementsSpent(uint32 order, uint256 budget);
    error NotExpired(uint32 order, uint256 deadline, uint256 actual);
    error DeadlinePassed(uint32 order, uint256 deadline, uint256 actual);
    error StartDayOutOfRange(uint32 order, uint256 first, uint256 last, uint256 actual);
    error OnlyDeals(address expected, address actual);

    /// @notice Reference price in wei per GiB of fragment and protocol day.
    /// @dev Fixed for the day by the day's first order; otherwise what the next order would record.
    function price() external view returns (uint256);
    /// @notice What `terms` cost if placed now; terms.price = 0 stands for the reference price. Reverts as `place` does, but
    /// asks for no gateway.
    function quote(Terms calldata terms) external view returns (Quote memory);

    /// @notice Locks the whole cost from the caller's vault balance. Final once placed.
    function place(Terms calldata terms) external returns (uint32 order);
    /// @notice Permissionless, after the order's beat: fills every empty slot and draws the TEE worker. Where no candidates are
    /// left (too few miners accept, no active TEE worker) it emits CandidatesRanOut and cancels the order without a fee.
    function draw(uint32 order) external;
    /// @notice Owner or gateway: refuses the miner in `slot`, or the TEE worker with slot = n. Vetoes and missing reports
    /// share one budget of max(1, n / 6). Only until the deadline; the replacement waits for the next beat.
    function veto(uint32 order, uint8 slot) external;
    /// @notice Owner: refund, less DrawFee once the interval of the order's beat has begun: from then on the draw can be
    /// foreseen, and free cancelling would let a client try beats until its own miners are drawn.
    function cancel(uint32 order) external;
    /// @notice Permissionless after the deadline: the same as cancel.
    function expire(uint32 order) external;
    /// @notice Deals only: Drawn -> Active; hands the cost of the days from `startDay` to Deals' escrow and the rest back.
    function activate(uint32 order, uint16 startDay) external returns (Activated memory);

    /// @notice Deals only: another miner, or 0 for none, in a slot of an order that is Active.
    function replace(uint32 order, uint8 slot, uint32 miner) external;

    function order(uint32 id) external view returns (Order memory);
    function ownerOf(uint32 id) external view returns (address);
    function minersOf(uint32 id) external view returns (uint32[] memory);
    function orderCount() external view returns (uint32);
}
