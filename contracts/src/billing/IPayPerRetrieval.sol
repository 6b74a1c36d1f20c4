// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Retrievals paid by signed, cumulative vouchers (protocol.md section 9, ADR 0034).
/// @notice A buyer locks a deposit for one gateway and signs a voucher before each download. The gateway settles when it likes,
/// with one word of 32 bytes a retrieval.
/// @dev EIP-712 domain "cess4j", "1", this contract. Type:
/// Voucher(uint64 channel,uint128 cumulative,uint64 count,bytes32 digest), signed by the buyer: wei and retrievals since the channel was
/// opened, and the running digest keccak256(previous digest ‖ record), from 0 on.
/// A record: certificate uint40 ‖ price uint96 (wei) ‖ size uint64 (bytes served) ‖ time uint40 ‖ kind uint16 (0 paid, 1 within a
/// subscription, price 0), where time is the timestamp of the block whose terms the gateway read. Records of a channel are in order
/// of time.
interface IPayPerRetrieval {
    /// @param until timestamp from which nothing is settled and the buyer may withdraw
    /// @param deposit wei, what was paid included
    /// @param paid wei settled, of `deposit`
    /// @param count retrievals settled
    /// @param lastTime of the newest settled record
    struct Channel {
        address buyer;
        uint40 until;
        uint40 lastTime;
        address gateway;
        uint64 count;
        uint128 deposit;
        uint128 paid;
        bytes32 digest;
    }

    /// @param cumulative wei since the channel was opened, these records included
    /// @param count retrievals since then
    /// @param records 32 bytes each, all since the last settlement, or since an earlier one
    /// @param signature of the buyer: r, yParityAndS (EIP-2098); behind it that of the channel's gateway over the same voucher, where
    /// somebody else settles (ADR 0038)
    struct Settlement {
        uint64 channel;
        uint128 cumulative;
        uint64 count;
        bytes records;
        bytes signature;
    }

    event ChannelOpened(
        uint64 indexed channel, address indexed buyer, address indexed gateway, uint256 deposit, uint256 until
    );
    event ChannelExtended(uint64 indexed channel, uint256 deposit, uint256 until);
    event ChannelSettled(uint64 indexed channel, uint256 paid, uint256 count, uint256 gatewayShare);
    event ChannelClosed(uint64 indexed channel, uint256 refund);

    error ChannelUnknown(uint64 channel);
    error ChannelOver(uint64 channel, uint256 until, uint256 actual);
    error ChannelStillOpen(uint64 channel, uint256 until, uint256 actual);
    error ChannelTermOutOfRange(uint256 earliest, uint256 latest, uint256 actual);
    error GatewayUnnamed();
    error OnlyChannelBuyer(uint64 channel, address expected, address actual);
    error OnlyChannelGateway(uint64 channel, address expected, address actual);
    error SettlementsLength(uint256 minimum, uint256 maximum, uint256 actual);
    error NothingToSettle(uint256 settlements);
    error RecordsLength(uint256 maximum, uint256 actual);
    error RecordsMalformed(uint256 expectedMultiple, uint256 actual);
    error VoucherRejected(uint64 channel, address expected, address actual);
    error VoucherNotAccepted(uint64 channel, address expected, address actual);
    error VoucherDecreases(uint64 channel, uint256 paid, uint256 cumulative);
    error VoucherOverdrawn(uint64 channel, uint256 deposit, uint256 cumulative);
    error VoucherCountWrong(uint64 channel, uint256 expected, uint256 actual);
    error VoucherSumWrong(uint64 channel, uint256 expected, uint256 actual);
    error RetrievalTimeOutOfRange(uint64 channel, uint256 index, uint256 earliest, uint256 latest, uint256 actual);
    error RetrievalNotAdmitted(uint64 channel, uint256 certificate, address buyer, uint256 time);
    error RetrievalKindUnknown(uint64 channel, uint256 index, uint256 actual);
    error RetrievalNotCovered(uint64 channel, uint256 certificate, address buyer, uint256 time);
    error RetrievalUnderpriced(uint64 channel, uint256 certificate, uint256 minimum, uint256 actual);

    /// @notice Locks `amount` wei of the caller's vault balance for `gateway`; zero for a subscriber who pays no retrievals.
    /// @param until timestamp, a protocol day to 366 protocol days ahead
    function open(address gateway, uint128 amount, uint40 until) external returns (uint64 channel);
    /// @notice Buyer: adds `amount` wei, zero included, and moves the end to `until`, never back.
    function extend(uint64 channel, uint128 amount, uint40 until) external;
    /// @notice Permissionless: settles up to 512 records of up to 64 channels; the money goes where it belongs whoever calls.
    /// Whoever is not the channel's gateway needs its signature: a buyer alone cannot settle another voucher of the same count in front
    /// of the one it was served for. Records that were settled meanwhile are passed over, and so is a channel of which nothing is
    /// left or whose buyer had other records settled instead; ChannelSettled tells which were settled. A settlement that is wrong
    /// otherwise refuses the batch.
    /// @return settled channels, at least one: NothingToSettle otherwise
    function settle(Settlement[] calldata settlements) external returns (uint256 settled);
    /// @notice Gateway: nothing more will come, so the buyer need not wait for the end.
    function finish(uint64 channel) external;
    /// @notice Permissionless after the end: what is left is the buyer's vault balance again.
    function close(uint64 channel) external returns (uint256 refund);

    function channelOf(uint64 channel) external view returns (Channel memory);
    function channelCount() external view returns (uint64);
    function domainSeparator() external view returns (bytes32);
}
